package io.clientele.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SimilarNameTest {

    private static final List<String> KNOWN =
            List.of("mapping", "sheet", "dates", "duplicates", "returns", "nonProducts", "dryRun");

    @ParameterizedTest
    @CsvSource({
        "dryrun, dryRun",
        "dry-run, dryRun",
        "return, returns",
        "date, dates",
        "non_products, nonProducts",
        "duplicate, duplicates",
        "map, mapping"
    })
    void findsTheNameThatWasMeant(String written, String meant) {
        assertThat(SimilarName.of(written, KNOWN)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "utm_campaign", ""})
    void guessesNothingWhereNoneIsLikeIt(String written) {
        assertThat(SimilarName.of(written, KNOWN)).isEmpty();
    }
}
