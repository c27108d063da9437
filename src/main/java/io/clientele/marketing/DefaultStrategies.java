package io.clientele.marketing;

import static io.clientele.marketing.Family.GRID;
import static io.clientele.marketing.Family.RFM;
import static io.clientele.marketing.Family.TIER;
import static io.clientele.marketing.Family.VALUE;

import static java.util.Objects.requireNonNull;

import io.clientele.clustering.Tier;
import io.clientele.rfm.GridCell;
import io.clientele.rfm.RfmSegment;
import io.clientele.value.ValueSegment;

import jakarta.validation.Valid;
import jakarta.validation.Validator;

import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The strategies of `strategies/*.yaml`, one file for each family whose segments never change. The
/// service does not start if a segment is missing, unknown or breaks a rule that edits keep.
@Component
final class DefaultStrategies {

    /// Names by id, as the segments themselves have them, the best segments first.
    private static final Map<Family, Map<String, String>> SEGMENTS = new EnumMap<>(Family.class);

    static {
        SEGMENTS.put(RFM, names(RfmSegment.values(), RfmSegment::id, RfmSegment::displayName));
        SEGMENTS.put(GRID, names(GridCell.values(), GridCell::id, GridCell::displayName));
        SEGMENTS.put(VALUE, names(ValueSegment.values(), ValueSegment::id, ValueSegment::name));
        SEGMENTS.put(TIER, names(Tier.values(), Tier::id, Tier::displayName));
    }

    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Map<String, StrategyDocument> bySegment;
    private final String version;

    DefaultStrategies(Validator validator) {
        Map<String, StrategyDocument> all = new LinkedHashMap<>();
        SEGMENTS.forEach(
                (family, segments) -> {
                    Resource file = new ClassPathResource("strategies/%s.yaml".formatted(family));
                    read(family, segments, file, validator)
                            .forEach(one -> all.put(one.segmentId(), one));
                });
        bySegment = Collections.unmodifiableMap(all);
        version = Digest.of(all.values().stream().map(StrategyDocument::strategy).toList());
    }

    /// Differs whenever any strategy does; equal on all replicas.
    String version() {
        return version;
    }

    Optional<StrategyDocument> of(String segmentId) {
        return Optional.ofNullable(bySegment.get(segmentId));
    }

    /// All, family by family, best segments first.
    Collection<StrategyDocument> all() {
        return bySegment.values();
    }

    /// One family's strategies.
    ///
    /// @throws IllegalStateException if the file holds other segments or another order, or holds a
    ///     text that is missing, empty, too long or of no meaning here
    static List<StrategyDocument> read(
            Family family, Map<String, String> names, Resource file, Validator validator) {
        Map<String, Strategy> texts = texts(file);
        if (!List.copyOf(texts.keySet()).equals(List.copyOf(names.keySet()))) {
            throw new IllegalStateException(
                    "%s should hold %s but holds %s"
                            .formatted(file.getDescription(), names.keySet(), texts.keySet()));
        }
        Set<?> faults = validator.validate(new Texts(texts));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("%s: %s".formatted(file.getDescription(), faults));
        }
        return names.entrySet().stream()
                .map(
                        segment ->
                                StrategyDocument.ofDefault(
                                        segment.getKey(),
                                        family,
                                        segment.getValue(),
                                        requireNonNull(texts.get(segment.getKey()))))
                .toList();
    }

    private static Map<String, Strategy> texts(Resource file) {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(file);
        try {
            return STRICT.convertValue(yaml.getObject(), new TypeReference<>() {});
        } catch (JacksonException e) {
            throw new IllegalStateException(file.getDescription(), e);
        }
    }

    private static <S> Map<String, String> names(
            S[] segments, Function<S, String> id, Function<S, String> name) {
        Map<String, String> names = new LinkedHashMap<>();
        for (S segment : segments) {
            names.put(id.apply(segment), name.apply(segment));
        }
        return names;
    }

    private record Texts(Map<String, @Valid Strategy> bySegment) {}
}
