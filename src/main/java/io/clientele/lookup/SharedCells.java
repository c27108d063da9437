package io.clientele.lookup;

import io.clientele.download.CsvCell;
import io.clientele.rfm.ScoreScale;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.SnapshotSegments;

import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;

/// The cells that customers of a snapshot share, each made once for a list: what their segments are
/// called, and what their scores come to. Not for use by several threads.
final class SharedCells {

    /// Scores reach from 1 to 10.
    private static final int SCORES = 11;

    private final SnapshotSegments segments;
    private final ScoreScale scale;
    private final IdentityHashMap<SnapshotSegment, Words> words = new IdentityHashMap<>();
    private final @Nullable Scores[] scores = new @Nullable Scores[SCORES * SCORES * SCORES];

    SharedCells(SnapshotSegments segments, ScoreScale scale) {
        this.segments = segments;
        this.scale = scale;
    }

    private record Words(CsvCell id, CsvCell name) {

        static Words of(SnapshotSegment segment) {
            return new Words(CsvCell.of(segment.segmentId()), CsvCell.of(segment.name()));
        }
    }

    /// What three scores come to.
    record Scores(CsvCell code, CsvCell combined) {}

    /// The id of the customer's segment.
    CsvCell id(CustomerRow customer, Family family) {
        return words(customer, family).id();
    }

    /// The name of the customer's segment.
    CsvCell name(CustomerRow customer, Family family) {
        return words(customer, family).name();
    }

    private Words words(CustomerRow customer, Family family) {
        return words.computeIfAbsent(segments.of(customer, family), Words::of);
    }

    Scores scores(CustomerRow customer) {
        int recency = customer.recencyScore();
        int frequency = customer.frequencyScore();
        int monetary = customer.monetaryScore();
        int place = (recency * SCORES + frequency) * SCORES + monetary;
        var known = scores[place];
        if (known == null) {
            known =
                    new Scores(
                            CsvCell.of(scale.code(recency, frequency, monetary)),
                            CsvCell.of(CustomerSegments.combinedScore(scale, customer)));
            scores[place] = known;
        }
        return known;
    }
}
