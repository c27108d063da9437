package io.clientele.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class BinaryCopyTests extends CopyFixture {

    @Test
    void keepsEveryTextAsPostgresPrintsIt() throws SQLException {
        List<String> texts =
                List.of(
                        "",
                        "plain",
                        "tab\tnewline\n\"quote\" \\N",
                        "Füße £20 – Ελλάδα 日本語 🛒𝄞 end",
                        "ends in 🛒",
                        "\u0001\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff",
                        "x".repeat(5_000),
                        "ü".repeat(16_384),
                        "🛒".repeat(8_192),
                        "€".repeat(70_000),
                        "y".repeat(1_000_000));
        execute("create temp table said (n int, said text)");
        try (var copy = BinaryCopyWriter.into(connection, "said", "n", "said")) {
            for (int i = 0; i < texts.size(); i++) {
                copy.row().int4(i).text(texts.get(i));
            }
            copy.row().int4(texts.size()).text(null);
            assertThat(copy.finish()).isEqualTo(texts.size() + 1);
        }
        List<@Nullable String> printed = column("select said from said order by n");
        List<@Nullable String> read = new ArrayList<>();
        try (var rows = BinaryCopyReader.of(connection, "select said from said order by n")) {
            while (rows.next()) {
                read.add(rows.text(0));
            }
        }
        assertThat(printed.subList(0, texts.size())).isEqualTo(texts);
        assertThat(printed.getLast()).isNull();
        assertThat(read).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "C00042",
                "it's",
                "'; drop table said; --",
                "\\'",
                "\\\\+000041",
                "a+1@example.org",
                ":name ? $1 $$",
                "Füße – Ελλάδα 日本語 🛒𝄞",
                "\u0001\t\r\n\u007f\u0080\uffff"
            })
    void asksForATextWhateverIsInIt(String text) throws SQLException {
        var literal = BinaryCopyReader.literal(text);

        try (var rows = BinaryCopyReader.of(connection, "select " + literal)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(0)).isEqualTo(text);
            assertThat(rows.next()).isFalse();
        }
        assertThat(literal).matches("U&'[A-Za-z0-9+\\\\]*'");
    }

    @Test
    void asksForHalfASurrogatePairAsItIsWritten() throws SQLException {
        var asked = column("select " + BinaryCopyReader.literal("a\ud83d") + "::text");

        assertThat(asked).containsExactly("a?");
    }

    @Test
    void asksAnIndexForALiteral() throws SQLException {
        execute(
                "create temp table named as select n::text as name from generate_series(1, 5000) n");
        execute("create index on named (name)");
        execute("analyze named");

        var plan =
                column("explain select from named where name = " + BinaryCopyReader.literal("4'2"));

        assertThat(plan.toString()).contains("Index").contains("'4''2'");
    }

    @Test
    void replacesHalfASurrogatePair() throws SQLException {
        execute("create temp table half (said text)");
        try (var copy = BinaryCopyWriter.into(connection, "half", "said")) {
            copy.row().text("a\ud83d").row().text("\ude00b").row().text("\ud83dc");
            copy.finish();
        }
        assertThat(column("select said from half")).containsExactly("a?", "?b", "?c");
    }

    @Test
    void keepsEveryWholeNumber() throws SQLException {
        long[] values = {
            0,
            1,
            -1,
            Short.MAX_VALUE,
            Short.MIN_VALUE,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE
        };
        execute("create temp table whole (a smallint, b int, c bigint)");
        try (var copy = BinaryCopyWriter.into(connection, "whole", "a", "b", "c")) {
            for (long value : values) {
                copy.row().int2((short) value).int4((int) value).int8(value);
            }
            assertThat(copy.finish()).isEqualTo(values.length);
        }
        try (var rows = BinaryCopyReader.of(connection, "select * from whole")) {
            for (long value : values) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.int2(0)).isEqualTo((short) value);
                assertThat(rows.int4(1)).isEqualTo((int) value);
                assertThat(rows.int8(2)).isEqualTo(value);
            }
            assertThat(rows.next()).isFalse();
        }
        assertThat(column("select c from whole")).contains("9223372036854775807");
    }

    @Test
    void keepsEveryNumericAsPostgresPrintsIt() throws SQLException {
        var random = new Random(7);
        List<Long> values =
                new ArrayList<>(
                        List.of(
                                0L,
                                1L,
                                -1L,
                                9_999L,
                                10_000L,
                                -10_000L,
                                12_5000L,
                                100_000_000L,
                                99_999_999L,
                                1_0000_0000_0000L,
                                Long.MAX_VALUE,
                                -Long.MAX_VALUE,
                                Long.MIN_VALUE));
        for (int i = 0; i < 2_000; i++) {
            values.add(random.nextLong() >> random.nextInt(64));
        }
        execute("create temp table price (n int, amount numeric, fixed numeric(19, 4))");
        try (var copy = BinaryCopyWriter.into(connection, "price", "n", "amount", "fixed")) {
            for (int i = 0; i < values.size(); i++) {
                copy.row().int4(i).numeric(values.get(i)).numeric(values.get(i));
            }
            copy.finish();
        }
        var expected = values.stream().map(v -> BigDecimal.valueOf(v, 4).toPlainString()).toList();
        assertThat(column("select amount from price order by n")).isEqualTo(expected);
        assertThat(column("select fixed from price order by n")).isEqualTo(expected);
        try (var rows =
                BinaryCopyReader.of(connection, "select amount, fixed from price order by n")) {
            for (long value : values) {
                rows.next();
                assertThat(rows.numeric(0)).isEqualTo(value);
                assertThat(rows.numeric(1)).isEqualTo(value);
            }
        }
    }

    @Test
    void keepsNumericsBeyondALong() throws SQLException {
        var values =
                List.of(
                        new BigDecimal("922337203685477.5808"),
                        new BigDecimal("-922337203685477.5809"),
                        new BigDecimal("10000000000000000000"),
                        new BigDecimal("99999999999999999999.9999"),
                        new BigDecimal("-100000000000000000001.0001"),
                        new BigDecimal("12.5"),
                        BigDecimal.ZERO);
        execute("create temp table price (n int, amount numeric)");
        try (var copy = BinaryCopyWriter.into(connection, "price", "n", "amount")) {
            for (int i = 0; i < values.size(); i++) {
                copy.row().int4(i).numeric(values.get(i));
            }
            copy.finish();
        }
        assertThat(column("select amount from price order by n"))
                .isEqualTo(values.stream().map(v -> v.setScale(4).toPlainString()).toList());
    }

    @Test
    void readsNumericsOfAnyScaleThatFourDecimalsHold() throws SQLException {
        var query = "select 1e6::numeric, 0.5, 1.250000, -0.0001, 12e13::numeric(30, 9)";
        try (var rows = BinaryCopyReader.of(connection, query)) {
            rows.next();
            assertThat(rows.numeric(0)).isEqualTo(1_000_000_0000L);
            assertThat(rows.numeric(1)).isEqualTo(5_000);
            assertThat(rows.numeric(2)).isEqualTo(1_2500);
            assertThat(rows.numeric(3)).isEqualTo(-1);
            assertThat(rows.numeric(4)).isEqualTo(120_000_000_000_000_0000L);
        }
        for (var beyond :
                List.of("0.00001", "1e15", "922337203685477.5808", "'NaN'", "'infinity'")) {
            try (var rows =
                    BinaryCopyReader.of(connection, "select %s::numeric".formatted(beyond))) {
                rows.next();
                assertThatExceptionOfType(ArithmeticException.class)
                        .as(beyond)
                        .isThrownBy(() -> rows.numeric(0));
            }
        }
    }

    @Test
    void keepsTheOtherTypes() throws SQLException {
        var day = LocalDate.of(1969, 12, 31);
        var leap = LocalDate.of(2024, 2, 29);
        var time = Instant.parse("2011-12-09T12:50:00.123456Z");
        var ancient = Instant.parse("0001-01-01T00:00:00Z");
        execute("create temp table other (a float8, b boolean, c date, d timestamptz)");
        try (var copy = BinaryCopyWriter.into(connection, "other", "a", "b", "c", "d")) {
            copy.row().float8(Math.PI).bool(true).date(day.toEpochDay());
            copy.timestamptz(ChronoUnit.MICROS.between(Instant.EPOCH, time));
            copy.row().float8(Double.NaN).bool(false).date(leap.toEpochDay());
            copy.timestamptz(ChronoUnit.MICROS.between(Instant.EPOCH, ancient));
            copy.row().none().none().none().none();
            assertThat(copy.finish()).isEqualTo(3);
        }
        execute("set time zone 'UTC'");
        assertThat(column("select concat_ws(' ', a, b, c, d) from other"))
                .containsExactly(
                        "3.141592653589793 t 1969-12-31 2011-12-09 12:50:00.123456+00",
                        "NaN f 2024-02-29 0001-01-01 00:00:00+00",
                        "");
        try (var rows = BinaryCopyReader.of(connection, "select * from other")) {
            rows.next();
            assertThat(rows.float8(0)).isEqualTo(Math.PI);
            assertThat(rows.bool(1)).isTrue();
            assertThat(rows.epochDay(2)).isEqualTo((int) day.toEpochDay());
            assertThat(rows.epochMicros(3))
                    .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, time));
            rows.next();
            assertThat(rows.float8(0)).isNaN();
            assertThat(rows.bool(1)).isFalse();
            assertThat(rows.epochMicros(3))
                    .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, ancient));
            rows.next();
            for (int i = 0; i < 4; i++) {
                assertThat(rows.isNull(i)).isTrue();
            }
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> rows.float8(0))
                    .withMessage("column 0 is NULL");
        }
    }

    @Test
    void refusesAnotherTypeThanTheColumns() throws SQLException {
        try (var rows = BinaryCopyReader.of(connection, "select 1::int, 'infinity'::date")) {
            rows.next();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> rows.int8(0))
                    .withMessage("column 0 is 4 bytes wide, not 8");
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> rows.epochDay(1));
        }
    }

    @Test
    void refusesRowsOfTheWrongLength() throws SQLException {
        execute("create temp table pair (a int, b int)");
        try (var copy = BinaryCopyWriter.into(connection, "pair", "a", "b")) {
            copy.row().int4(1);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(copy::row)
                    .withMessage("1 of the row's 2 fields are missing");
            copy.int4(2);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> copy.int4(3))
                    .withMessage("a row has 2 fields, no more");
        }
        assertThat(column("select count(*) from pair")).containsExactly("0");
    }

    @Test
    void storesNothingWhenClosedUnfinished() throws SQLException {
        execute("create temp table lost (a bigint)");
        try (var copy = BinaryCopyWriter.into(connection, "lost", "a")) {
            for (int i = 0; i < 20_000; i++) {
                copy.row().int8(i);
            }
        }
        assertThat(column("select count(*) from lost")).containsExactly("0");
    }

    @Test
    void leavesTheConnectionUsableWhenClosedBeforeTheLastRow() throws SQLException {
        try (var rows =
                BinaryCopyReader.of(connection, "select generate_series(1, 1000000)::bigint")) {
            rows.next();
            assertThat(rows.int8(0)).isOne();
        }
        assertThat(column("select 1")).containsExactly("1");
    }

    @Test
    void readsNoRowsFromAnEmptyResult() throws SQLException {
        try (var rows = BinaryCopyReader.of(connection, "select 1 where false")) {
            assertThat(rows.next()).isFalse();
        }
    }
}
