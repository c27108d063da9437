package io.clientele.marketing;

import static io.clientele.marketing.Family.GRID;
import static io.clientele.marketing.Family.RFM;
import static io.clientele.marketing.Family.TIER;
import static io.clientele.marketing.Family.VALUE;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;

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

/// The strategies of `strategies/*.yaml`, one file for each family whose segments never change. The
/// service does not start if a segment is missing, unknown or breaks a rule that edits keep.
@Component
final class DefaultStrategies {

    private static final Map<Family, List<String>> SEGMENTS = new EnumMap<>(Family.class);

    static {
        SEGMENTS.put(
                RFM,
                List.of(
                        "champions",
                        "loyal-customers",
                        "potential-loyalists",
                        "new-customers",
                        "promising",
                        "need-attention",
                        "about-to-sleep",
                        "cant-lose-them",
                        "at-risk",
                        "hibernating"));
        SEGMENTS.put(
                GRID,
                List.of(
                        "grid-recent-high",
                        "grid-recent-mid",
                        "grid-recent-low",
                        "grid-fading-high",
                        "grid-fading-mid",
                        "grid-fading-low",
                        "grid-lapsed-high",
                        "grid-lapsed-mid",
                        "grid-lapsed-low"));
        SEGMENTS.put(VALUE, List.of("value-a", "value-b", "value-c", "value-d"));
        SEGMENTS.put(TIER, List.of("tier-platinum", "tier-gold", "tier-silver", "tier-bronze"));
    }

    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Map<String, StrategyDocument> bySegment;

    DefaultStrategies(Validator validator) {
        Map<String, StrategyDocument> all = new LinkedHashMap<>();
        SEGMENTS.forEach(
                (family, segments) -> {
                    Resource file = new ClassPathResource("strategies/%s.yaml".formatted(family));
                    read(family, segments, file, validator)
                            .forEach(one -> all.put(one.segmentId(), one));
                });
        bySegment = Collections.unmodifiableMap(all);
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
            Family family, List<String> segments, Resource file, Validator validator) {
        Map<String, Text> texts = texts(file);
        if (!List.copyOf(texts.keySet()).equals(segments)) {
            throw new IllegalStateException(
                    "%s should hold %s but holds %s"
                            .formatted(file.getDescription(), segments, texts.keySet()));
        }
        Set<?> faults = validator.validate(new Texts(texts));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("%s: %s".formatted(file.getDescription(), faults));
        }
        return texts.entrySet().stream().map(e -> e.getValue().of(e.getKey(), family)).toList();
    }

    private static Map<String, Text> texts(Resource file) {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(file);
        try {
            return STRICT.convertValue(yaml.getObject(), new TypeReference<>() {});
        } catch (JacksonException e) {
            throw new IllegalStateException(file.getDescription(), e);
        }
    }

    private record Texts(Map<String, @Valid Text> bySegment) {}

    private record Text(@NotBlank String name, @JsonUnwrapped @Valid Strategy strategy) {

        StrategyDocument of(String segmentId, Family family) {
            return StrategyDocument.ofDefault(segmentId, family, name, strategy);
        }
    }
}
