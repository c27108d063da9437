package io.clientele.snapshot;

import io.clientele.rfm.RfmWeights;
import io.clientele.rfm.ScoreScale;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/// The current snapshot and a customer looked up in it.
///
/// @param row null when the snapshot does not hold the customer
public record FoundCustomer(Snapshot snapshot, @Nullable CustomerRow row) {

    static final int SNAPSHOT_COLUMNS = 14;

    static FoundCustomer of(ResultSet row, int index) throws SQLException {
        boolean held = row.getString(SNAPSHOT_COLUMNS + 1) != null;
        return new FoundCustomer(
                snapshot(row),
                held ? CustomerRow.Detail.INTERVALS.read(row, SNAPSHOT_COLUMNS) : null);
    }

    static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                row.getInt(1),
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDate.class),
                row.getTimestamp(4).toInstant(),
                new LifetimeBasis(
                        row.getString(5),
                        row.getInt(6),
                        row.getObject(11, Integer.class),
                        row.getString(12),
                        row.getString(13)),
                new ScoreScale(
                        row.getInt(7),
                        new RfmWeights(row.getDouble(8), row.getDouble(9), row.getDouble(10))),
                row.getBoolean(SNAPSHOT_COLUMNS));
    }
}
