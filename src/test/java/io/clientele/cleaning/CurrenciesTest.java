package io.clientele.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import io.clientele.convention.NumberText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

class CurrenciesTest {

    private final Currencies currencies = new Currencies();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    3.50 | ''
                    -3.50 | ''
                    3.50- | ''
                    (3.50) | ''
                    .5 | ''
                    -1.5e3 | ''
                    +1.5E-3 | ''
                    £3.50 | GBP
                    3,50 € | EUR
                    (€3.50) | EUR
                    -$3.50 | USD
                    US$ 3.50 | USD
                    3.50 USD | USD
                    EUR 3,50 | EUR
                    €1.5e3 | EUR
                    Rs. 350 | INR
                    3,50 zł | PLN
                    35 kr. | KR
                    CHF 3'500.00 | CHF
                    ¥350 | JPY
                    """)
    void readsTheCurrencyBesideANumber(String number, String currency) {
        assertThat(NumberText.parse(number, false))
                .as("is a number")
                .isNotIn(NumberText.INVALID, NumberText.TOO_LARGE);

        currencies.add("", number, "", 35_000);

        assertThat(named()).isEqualTo(currency);
        assertThat(currencies.notes()).isEmpty();
    }

    @Test
    void looksAtThePriceWhereTheAmountIsABareNumber() {
        currencies.add("", "7", "£3.50", 70_000);

        assertThat(named()).isEqualTo("GBP");
    }

    @Test
    void takesTheWaysToWriteACurrencyTogetherAndThoseOfMostRowsFirst() {
        currencies.add("", "3 CHF", "", 30_000);
        currencies.add("", "€2", "", 20_000);
        currencies.add("", "2 EUR", "", 20_001);
        currencies.add("euro", "2", "", 20_000);

        assertThat(currencies.totals())
                .containsExactly(
                        new CurrencyTotal("EUR", 3, new BigDecimal("6.0001")),
                        new CurrencyTotal("CHF", 1, new BigDecimal("3.0000")));
        assertThat(currencies.notes())
                .containsExactly(
                        "Amounts are in several currencies, EUR in 3 rows, CHF in 1 row: they are"
                                + " added up as they stand, and nothing is converted.");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    gbp, GBP
                    Euro, EUR
                    £, GBP
                    NZ$, NZ$
                    Rs., INR
                    kr., KR
                    RMB, CNY
                    """)
    void readsTheCurrencyOfAColumn(String named, String currency) {
        currencies.add(named, "$3.50", "", 35_000);

        assertThat(named()).isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOTE",
                "1.17",
                "7",
                "Jane Doe",
                "Ann",
                "Ann$$",
                "ANNA$",
                "$5",
                ".",
                "EUR/USD",
                "pcs"
            })
    void keepsNothingOfAColumnThatHoldsSomethingElse(String cell) {
        for (int row = 0; row < 1_000; row++) {
            currencies.add(cell, "2", "", 20_000);
            currencies.add(cell + row, "2", "7.5", 20_000);
        }

        assertThat(currencies.totals()).isEmpty();
        assertThat(currencies.notes()).isEmpty();
    }

    @Test
    void goesByTheSignBesideThePriceWhereTheColumnHoldsSomethingElse() {
        for (int row = 0; row < 1_000; row++) {
            currencies.add("NOTE" + row, "2", "£2", 20_000);
        }

        assertThat(currencies.totals())
                .containsExactly(new CurrencyTotal("GBP", 1_000, new BigDecimal("2000.0000")));
        assertThat(currencies.notes()).isEmpty();
    }

    @Test
    void keepsNoMoreThanAFewLettersThatStandBesideAmounts() {
        for (char last = 'A'; last <= 'Z'; last++) {
            currencies.add("", "3 QQ" + last, "", 30_000);
        }

        assertThat(currencies.totals()).hasSize(20);
    }

    @Test
    void addsAmountsUpThatNoLongHolds() {
        for (int row = 0; row < 2_000; row++) {
            currencies.add("", "999999999999 €", "", 9_999_999_999_990_000L);
        }

        assertThat(currencies.totals())
                .containsExactly(
                        new CurrencyTotal("EUR", 2_000, new BigDecimal("1999999999998000.0000")));
    }

    private String named() {
        return currencies.totals().stream().map(CurrencyTotal::currency).collect(joining(" "));
    }
}
