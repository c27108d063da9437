package io.clientele.persona;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0           | 0
                    0.523       | 0.52
                    7.25        | 7.3
                    9.96        | 10
                    13.4        | 13
                    372         | 370
                    6842.17     | 6,800
                    -340.5      | -340
                    999999      | 1 million
                    1234567     | 1.2 million
                    4.56e10     | 46 billion
                    1e300       | 1.0E+300
                    """)
    void keepsTwoDigitsOfAMean(double value, String text) {
        assertThat(Figures.about(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, once", "1.04, once", "2, twice", "1.3, 1.3 times", "13.4, 13 times"})
    void countsTimesInWords(double times, String text) {
        assertThat(Figures.times(times)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.2, less than a day ago", "1, 1 day ago", "12.3, 12 days ago"})
    void countsDaysAsWholeDays(double days, String text) {
        assertThat(Figures.daysAgo(days)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.0004, under 1 %",
        "0.07, 7 %",
        "0.999, over 99 %",
        "1, 100 %",
    })
    void neverRoundsAPartToNothingOrToTheWhole(double share, String text) {
        assertThat(Figures.percent(share)).isEqualTo(text);
    }
}
