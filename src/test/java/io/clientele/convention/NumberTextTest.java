package io.clientele.convention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Random;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    0 | 0
                    2.55 | 2.55
                    -6 | -6
                    +6 | 6
                    .5 | 0.5
                    5. | 5
                    1,234.50 | 1234.5
                    1.234,50 | 1234.5
                    1 234,5 | 1234.5
                    1'234.50 | 1234.5
                    1’234’567 | 1234567
                    1,234,567 | 1234567
                    1.234.567 | 1234567
                    1,23,456.78 | 123456.78
                    12,5 | 12.5
                    0,125 | 0.125
                    0.125 | 0.125
                    1234.567 | 1234.567
                    1234,567 | 1234.567
                    £5 | 5
                    £ 1,234.50 | 1234.5
                    12,50 € | 12.5
                    US$ 3.20 | 3.2
                    R$ 3,20 | 3.2
                    CHF 3.20 | 3.2
                    3.20 USD | 3.2
                    kr 3,20 | 3.2
                    -£3.20 | -3.2
                    £-3.20 | -3.2
                    − 3.20 | -3.2
                    3.20- | -3.2
                    3.20 €- | -3.2
                    (3.20) | -3.2
                    (£3.20) | -3.2
                    1e3 | 1000
                    1.5E+02 | 150
                    12.549999999999999 | 12.55
                    0.00005 | 0
                    0.00015 | 0.0002
                    999999999999.9999 | 999999999999.9999
                    """)
    void readsWhatCanBeReadInOneWayWhateverTheHabit(String text, BigDecimal number) {
        long expected = number.movePointRight(4).longValueExact();
        assertThat(NumberText.parse(text, false)).isEqualTo(expected);
        if (NumberText.evidence(text) != NumberText.Mark.EITHER) {
            assertThat(NumberText.parse(text, true)).isEqualTo(expected);
        }
    }

    @Test
    void followsTheHabitWhereANumberCanBeReadInTwoWays() {
        assertThat(NumberText.evidence("1,234")).isEqualTo(NumberText.Mark.EITHER);
        assertThat(NumberText.evidence("1.234")).isEqualTo(NumberText.Mark.EITHER);
        assertThat(NumberText.parse("1,234", false)).isEqualTo(12_340_000);
        assertThat(NumberText.parse("1,234", true)).isEqualTo(12_340);
        assertThat(NumberText.parse("1.234", false)).isEqualTo(12_340);
        assertThat(NumberText.parse("1.234", true)).isEqualTo(12_340_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "x",
                "1x",
                "10k",
                "1..2",
                "1,2,3",
                "12 34",
                "1-2",
                "--1",
                "(1",
                "1)",
                "(-1)-",
                "1.2.3",
                "5%",
                "1,234 567",
                "0x10",
                "1e",
                "Infinity",
                "٣",
                "1 2"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThat(NumberText.parse(text, false)).isEqualTo(NumberText.INVALID);
        assertThat(NumberText.parse(text, true)).isEqualTo(NumberText.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000000000000", "-1000000000000", "1e12", "1e999", "9,999,999,999,999"})
    void saysWhenANumberIsTooLarge(String text) {
        assertThat(NumberText.parse(text, false)).isEqualTo(NumberText.TOO_LARGE);
    }

    @Test
    void readsBackWhatGermanAndEnglishProgramsWrite() {
        var random = new Random(11);
        var english = new DecimalFormat("#,##0.00##", DecimalFormatSymbols.getInstance(Locale.US));
        var german =
                new DecimalFormat("#,##0.00##", DecimalFormatSymbols.getInstance(Locale.GERMANY));
        for (int i = 0; i < 10_000; i++) {
            var number =
                    BigDecimal.valueOf(random.nextLong(-(1L << 50), 1L << 50), 4)
                            .movePointLeft(random.nextInt(12))
                            .setScale(4, RoundingMode.HALF_EVEN);
            long expected = number.unscaledValue().longValueExact();
            assertThat(NumberText.parse(english.format(number), false)).isEqualTo(expected);
            assertThat(NumberText.parse(german.format(number), true)).isEqualTo(expected);
            assertThat(NumberText.parse(number.toPlainString(), false)).isEqualTo(expected);
        }
    }
}
