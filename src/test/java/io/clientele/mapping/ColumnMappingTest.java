package io.clientele.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.groups.Tuple.tuple;

import io.clientele.mapping.ColumnMapping.Choice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;

class ColumnMappingTest {

    @Test
    void explainsEachChoice() {
        var mapping =
                ColumnMapping.auto(
                        List.of("Country", "CustomerID", "Region", "InvoiceDate", "price"));
        assertThat(mapping.choices())
                .containsExactly(
                        new Choice(
                                Field.CUSTOMER_ID, 1, "CustomerID", "header equals \"CustomerID\""),
                        new Choice(
                                Field.AMOUNT,
                                4,
                                "price",
                                "header equals \"price\", and without a quantity it is the row's"
                                        + " total"),
                        new Choice(
                                Field.ORDERED_AT,
                                3,
                                "InvoiceDate",
                                "header equals \"InvoiceDate\""),
                        new Choice(
                                Field.REGION,
                                2,
                                "Region",
                                "header equals \"Region\"; preferred to \"Country\""));
    }

    @Test
    void saysThatAColumnWasNamed() {
        var mapping =
                ColumnMapping.of(
                        "customer-id=a,timestamp=b,amount=c", List.of("a", "b", "c", "Region"));
        assertThat(mapping.choices())
                .extracting(Choice::field, Choice::column, Choice::why)
                .containsExactly(
                        tuple(Field.CUSTOMER_ID, 0, "named in the mapping"),
                        tuple(Field.AMOUNT, 2, "named in the mapping"),
                        tuple(Field.ORDERED_AT, 1, "named in the mapping"));
    }

    @Test
    void takesAnyNameInQuotesAndAnyColumnByItsNumber() {
        var header = List.of("Client, no", "say \"when\"", "#1", "sum", "sum", "");

        var named =
                ColumnMapping.of(
                        "customer-id=\"Client, no\", ordered-at=\"say \"\"when\"\"\",amount=\"#1\"",
                        header);
        var numbered = ColumnMapping.of("customer-id=#1,ordered-at=#6,amount=#5", header);

        assertThat(named.choices()).extracting(Choice::column).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(numbered.choices())
                .extracting(Choice::field, Choice::column)
                .containsExactlyInAnyOrder(
                        tuple(Field.CUSTOMER_ID, 0),
                        tuple(Field.ORDERED_AT, 5),
                        tuple(Field.AMOUNT, 4));
        assertThatThrownBy(() -> ColumnMapping.of("customer-id=#7", header))
                .hasMessageContaining("no column number 7");
        assertThatThrownBy(() -> ColumnMapping.of("customer-id=\"Client, no", header))
                .hasMessageContaining("not closed");
    }

    /// The message is kept with the upload, where nobody looks for customers.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "536365|85123A|HOLDER|6|12/1/2010 8:26|2.55|17850|United Kingdom",
                "ann@example.com|Ann Miller|Dec 1, 2010|EUR 5",
                "Ann Miller|Berlin",
                "c17850|o1|2025-01-05",
                "He said that this chair squeaks, and that he wants another one by Monday|Ann"
            })
    void saysNothingOfAFirstRowThatMayBeData(String row) {
        var cells = List.of(row.split("\\|"));

        for (String specification : List.of("auto", "customer-id=who", "customer-id")) {
            assertThatThrownBy(() -> ColumnMapping.of(specification, cells))
                    .hasMessageContaining(cells.size() + " columns, none with a known header")
                    .extracting(Throwable::getMessage, STRING)
                    .doesNotContain(cells);
        }
    }

    @Test
    void namesWhatIsKnownOfAHeaderThatMayBeData() {
        var header = List.of("Customer ID", "Invoice Date", "Net 2024", "2024");

        assertThatThrownBy(() -> ColumnMapping.auto(header))
                .hasMessageContaining("4 columns, known headers: Customer ID, Invoice Date; the");
        assertThatThrownBy(() -> ColumnMapping.auto(List.of("Customer ID", "Day of it", "")))
                .hasMessageContaining("Columns found: Customer ID, Day of it, .");
    }

    @Test
    void namesColumnsByTheirNumberWhereThereIsNoHeader() {
        var mapping =
                ColumnMapping.of(
                        "customer-id=#1,ordered-at=#2,amount=#3",
                        List.of("17850", "2025-01-05", "9.99"));

        assertThat(mapping.choices())
                .extracting(Choice::name)
                .containsExactlyInAnyOrder("#1", "#2", "#3");
        assertThat(mapping.name(Field.CUSTOMER_ID)).isEqualTo("#1");
        assertThat(mapping.name(Field.REGION)).isNull();
    }

    @Test
    void knowsWhetherEveryColumnWentByItsNumber() {
        var header = List.of("customer", "date", "amount");

        assertThat(ColumnMapping.of("customer-id=#1, ordered-at= #2,amount=#3", header).byNumber())
                .isTrue();
        for (String other :
                List.of("customer-id=#1,ordered-at=#2,amount=amount", "amount=#3,auto")) {
            assertThat(ColumnMapping.of(other, header).byNumber()).as(other).isFalse();
        }
        assertThat(ColumnMapping.auto(header).byNumber()).isFalse();
    }

    @Test
    void recognisesEveryFieldByItsOwnNameAndByEachOfItsHeaders() {
        for (Field field : Field.values()) {
            for (String header : field.headers()) {
                assertThat(Field.named(header.toUpperCase(Locale.ROOT).replace(' ', '_')))
                        .contains(field);
            }
        }
    }
}
