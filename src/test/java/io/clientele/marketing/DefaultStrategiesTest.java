package io.clientele.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.clientele.marketing.Strategy.LeverWords;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

class DefaultStrategiesTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    private static final String VALID =
            """
            champions:
              goal: Keep them.
              actions: [Thank them., Ask them.]
              channel: Email
              offer: None
              message: Thank you!
              measure: Orders in 30 days.
            """;

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void givesEverySegmentItsOwnWords(StrategyDocument document) {
        assertThat(document.name()).isNotBlank();
        assertThat(document.edited()).isFalse();
        assertThat(defaults().filter(same(document, Strategy::goal))).hasSize(1);
        assertThat(defaults().filter(same(document, Strategy::message))).hasSize(1);
        assertThat(defaults().filter(same(document, Strategy::actions))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void speaksInSentencesAndMeasuresANumberOverAPeriod(StrategyDocument document) {
        Strategy strategy = document.strategy();

        assertThat(strategy.goal()).endsWith(".");
        assertThat(strategy.actions()).allMatch(action -> action.endsWith("."));
        assertThat(strategy.message()).hasSizeBetween(100, 400).doesNotContain("{", "  ", "\n");
        assertThat(strategy.measure())
                .matches(".*\\d.*")
                .containsPattern("\\b\\d+ (days|months)\\b")
                .endsWith(".");
    }

    /// The families that the next best action speaks for.
    @ParameterizedTest
    @MethodSource("defaults")
    void saysForEachLeverWhatFitsIt(StrategyDocument document) {
        var levers = document.strategy().levers();

        switch (document.family()) {
            case RFM -> {
                var remind = requireNonNull(requireNonNull(levers).buyAgain());
                var invite = requireNonNull(levers.winBack());
                assertThat(remind.action()).startsWith("Remind them").endsWith(".");
                assertThat(invite.action()).contains("nvite them back").endsWith(".");
                assertThat(levers.spendMore()).isNull();
                assertThat(others(document)).doesNotContain(remind, invite);
            }
            case VALUE -> {
                var offer = requireNonNull(requireNonNull(levers).spendMore());
                assertThat(offer.action())
                        .startsWith("Offer")
                        .containsPattern("above|premium")
                        .endsWith(".");
                assertThat(levers.buyAgain()).isNull();
                assertThat(levers.winBack()).isNull();
                assertThat(others(document)).doesNotContain(offer);
            }
            case GRID, TIER, CLUSTER -> assertThat(levers).isNull();
        }
    }

    private static Stream<LeverWords> others(StrategyDocument document) {
        return defaults()
                .filter(other -> !other.segmentId().equals(document.segmentId()))
                .map(other -> other.strategy().levers())
                .filter(Objects::nonNull)
                .flatMap(
                        levers ->
                                Stream.of(levers.buyAgain(), levers.spendMore(), levers.winBack()))
                .filter(Objects::nonNull);
    }

    @Test
    void listsTheFamiliesInOrder() {
        assertThat(defaults().map(StrategyDocument::segmentId))
                .hasSize(10 + 9 + 4 + 4)
                .startsWith("champions", "loyal-customers", "potential-loyalists")
                .containsSubsequence("hibernating", "grid-recent-high", "value-a", "tier-platinum")
                .endsWith("tier-bronze");
    }

    @Test
    void refusesAFileWithoutASegment() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(VALID, "champions", "at-risk"))
                .withMessageContaining("at-risk");
    }

    @Test
    void refusesAFileWithAnUnknownSegment() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> read(VALID + VALID.replace("champions:", "champion:"), "champions"))
                .withMessageContaining("champion");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    goal: Keep them.         | goal: ' '
                    offer: None              |
                    offer: None              | offers: None
                    [Thank them., Ask them.] | [Thank them.]
                    [Thank them., Ask them.] | [Thank them., '']
                    offer: None              | 'offer: None\n  levers: {winBack: {action: " "}}'
                    offer: None              | 'offer: None\n  levers: {winback: {action: Call.}}'
                    """)
    void refusesAFileWithAFaultyText(String right, @Nullable String wrong) {
        assertThat(read(VALID, "champions")).hasSize(1);
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> read(VALID.replace(right, wrong == null ? "" : wrong), "champions"));
    }

    static Stream<StrategyDocument> defaults() {
        return new DefaultStrategies(VALIDATOR).all().stream();
    }

    private static Predicate<StrategyDocument> same(
            StrategyDocument document, Function<Strategy, Object> part) {
        return other -> part.apply(other.strategy()).equals(part.apply(document.strategy()));
    }

    private static List<StrategyDocument> read(String yaml, String... segments) {
        return DefaultStrategies.read(
                Family.RFM,
                Stream.of(segments)
                        .collect(toMap(identity(), identity(), (a, b) -> a, LinkedHashMap::new)),
                new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)),
                VALIDATOR);
    }
}
