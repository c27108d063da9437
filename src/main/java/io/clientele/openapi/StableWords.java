package io.clientele.openapi;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.clientele.analysis.Stage;
import io.clientele.clustering.Tier;
import io.clientele.reject.Reject;
import io.clientele.rfm.GridCell;
import io.clientele.rfm.RfmSegment;
import io.clientele.value.ValueSegment;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Lists the words that programs go by, where code knows them all: the ids of segments, reasons of
/// refused rows, stages of a run.
@Component
final class StableWords implements GlobalOpenApiCustomizer {

    /// By schema and field.
    static final Map<String, List<String>> WORDS =
            Map.of(
                    "Reject.code",
                    Reject.codes(),
                    "SegmentationProgress.stage",
                    Stream.concat(Stream.of("queued"), Arrays.stream(Stage.values()).map(Stage::id))
                            .toList());

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        WORDS.forEach(
                (place, words) -> {
                    int dot = place.indexOf('.');
                    Schema<?> schema = schemas.get(place.substring(0, dot));
                    if (schema != null) {
                        Schema<?> field =
                                requireNonNull(
                                        schema.getProperties().get(place.substring(dot + 1)),
                                        place);
                        field.setDescription(
                                "%s Words: %s."
                                        .formatted(field.getDescription(), listed(words.stream())));
                    }
                });
    }

    /// The ids and names of the segments that every shop has, family by family.
    static String segments() {
        return """
        The segments of each family, by id and name:

        | family | segments, the best first |
        |---|---|
        | `rfm` | %s; or those of the run's own `scoring.segmentMap` |
        | `grid` | %s |
        | `value` | %s |
        | `tier` | %s |
        | `cluster` | `cluster-1` Cluster 1 and so on, as many as the run chose, each with a persona |"""
                .formatted(
                        named(RfmSegment.values(), RfmSegment::id, RfmSegment::displayName),
                        named(GridCell.values(), GridCell::id, GridCell::displayName),
                        named(ValueSegment.values(), ValueSegment::id, ValueSegment::name),
                        named(Tier.values(), Tier::id, Tier::displayName));
    }

    private static <S> String named(
            S[] segments, Function<S, String> id, Function<S, String> name) {
        return Arrays.stream(segments)
                .map(segment -> "`%s` %s".formatted(id.apply(segment), name.apply(segment)))
                .collect(joining(", "));
    }

    private static String listed(Stream<String> words) {
        return words.map("`%s`"::formatted).collect(joining(", "));
    }
}
