package io.clientele.plan;

import io.clientele.plan.ScoringParameters.OwnSegment;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.rfm.RfmSegment;
import io.clientele.rfm.SegmentMap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The segments by score of a run: the ten standard ones, or the shop's own.
///
/// @param map from scores to places in `names`
/// @param names what people read
public record RfmFamily(SegmentMap map, List<String> names) {

    private static final Map<String, String> STANDARD_NAMES =
            Arrays.stream(RfmSegment.values())
                    .collect(Collectors.toMap(RfmSegment::id, RfmSegment::displayName));

    /// @param scoring complete and checked
    static RfmFamily of(ScoringParameters scoring) {
        int bins = Objects.requireNonNull(scoring.bins());
        var own = scoring.segmentMap();
        if (own == null) {
            return of(SegmentMap.standard(bins), Map.of());
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (OwnSegment segment : own) {
            var name = segment.name();
            if (name != null) {
                names.put(segment.id(), name);
            }
        }
        return of(map(bins, own), names);
    }

    static SegmentMap map(int bins, List<OwnSegment> own) {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        own.forEach(segment -> patterns.put(segment.id(), segment.codes()));
        return SegmentMap.of(bins, patterns);
    }

    private static RfmFamily of(SegmentMap map, Map<String, String> names) {
        return new RfmFamily(
                map,
                map.segments().stream()
                        .map(
                                id ->
                                        names.getOrDefault(
                                                id, STANDARD_NAMES.getOrDefault(id, inWords(id))))
                        .toList());
    }

    /// Codes are places in the map.
    public List<SegmentDefinition> definitions() {
        return IntStream.range(0, names.size()).mapToObj(this::definition).toList();
    }

    private SegmentDefinition definition(int place) {
        String id = map.segments().get(place);
        String like = STANDARD_NAMES.containsKey(id) ? null : map.like(place).id();
        return SegmentDefinition.own(place, id, names.get(place), like);
    }

    private static String inWords(String id) {
        String words = id.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
