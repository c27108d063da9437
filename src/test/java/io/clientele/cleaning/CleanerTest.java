package io.clientele.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.convention.Conventions;
import io.clientele.convention.Conventions.Dates;
import io.clientele.convention.Conventions.ReturnMark;
import io.clientele.convention.Survey;
import io.clientele.ledger.OrderLine;
import io.clientele.mapping.ColumnMapping;
import io.clientele.row.DateOrder;
import io.clientele.row.Row;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class CleanerTest {

    private static final List<String> HEADER =
            List.of("customer", "order", "sku", "qty", "price", "date", "region", "note", "till");
    private static final String[] CELLS = {
        "31", "o1", "p1", "2", "3.50", "2011-03-04 08:05:00", "North", "gift", "7"
    };

    @Test
    void givesOneKeyHoweverNumbersTimesAndIdsAreWritten() {
        var key = line(HEADER, CELLS).rowHash();
        assertThat(line(HEADER, with(0, "31.0")).rowHash()).isEqualTo(key);
        assertThat(line(HEADER, with(1, " o1 ")).rowHash()).isEqualTo(key);
        assertThat(line(HEADER, with(3, "2.000")).rowHash()).isEqualTo(key);
        assertThat(line(HEADER, with(4, "£3.5")).rowHash()).isEqualTo(key);
        assertThat(line(HEADER, with(5, "4/3/2011 8:05 AM")).rowHash()).isEqualTo(key);
        assertThat(line(HEADER, with(5, "2011-03-04T09:05+01:00")).rowHash()).isEqualTo(key);
    }

    @Test
    void givesTheSameKeyWhateverTheOrderOfTheColumns() {
        var random = new Random(3);
        var key = line(HEADER, CELLS).rowHash();
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(order, random);
            var cells = order.stream().map(c -> CELLS[c]).toArray(String[]::new);
            assertThat(line(order.stream().map(HEADER::get).toList(), cells).rowHash())
                    .isEqualTo(key);
        }
    }

    @Test
    void givesAnotherKeyWhenAnyCellDiffers() {
        Set<Long> keys = new HashSet<>();
        keys.add(line(HEADER, CELLS).rowHash());
        keys.add(line(HEADER, with(0, "32")).rowHash());
        keys.add(line(HEADER, with(1, "o2")).rowHash());
        keys.add(line(HEADER, with(2, "p2")).rowHash());
        keys.add(line(HEADER, with(2, "")).rowHash());
        keys.add(line(HEADER, with(3, "3")).rowHash());
        keys.add(line(HEADER, with(4, "3.51")).rowHash());
        keys.add(line(HEADER, with(5, "2011-03-04 08:05:01")).rowHash());
        keys.add(line(HEADER, with(6, "South")).rowHash());
        keys.add(line(HEADER, with(7, "")).rowHash());
        keys.add(line(HEADER, with(7, "gift7")).rowHash());
        keys.add(line(HEADER, with(8, "8")).rowHash());
        assertThat(keys).hasSize(12);
    }

    @Test
    void keepsCellsApartInTheKey() {
        var header = List.of("customer", "date", "amount", "a", "b");
        Set<Long> keys = new HashSet<>();
        keys.add(line(header, "31", "2011-03-04", "5", "x", "").rowHash());
        keys.add(line(header, "31", "2011-03-04", "5", "", "x").rowHash());
        keys.add(line(header, "31", "2011-03-04", "5", "xb", "").rowHash());
        keys.add(line(header, "31", "2011-03-04", "5", "x", "b").rowHash());
        assertThat(keys).hasSize(4);
    }

    @Test
    void givesOneKeyWhetherAColumnIsInTheHeaderOrComesUpLater() {
        var early = List.of("customer", "date", "amount", "note", "region", "a tag", "z tag");
        var known = line(early, "31", "2011-03-04", "5", "gift", "North", "x", "y");
        var header = early.subList(0, 4);
        var cleaner = cleaner(ColumnMapping.auto(header), Conventions.standard());
        String[] cells = {"31", "2011-03-04", "5", "gift", "y", "North", "x"};
        var loose = List.of("z tag", "region", "a tag");
        assertThat(cleaner.notes()).isEmpty();
        var late = line(cleaner.clean(new Row(9, cells, loose, Set.of(), null)));
        assertThat(late).isEqualTo(known);
        assertThat(late.region()).isEqualTo("North");
        assertThat(cleaner.notes())
                .containsExactly(
                        "The column \"region\" first appears at line 9;"
                                + " it is read as region from there on.");
    }

    @Test
    void tellsOfALateColumnThatIsNotUsed() {
        var header = List.of("customer", "date", "amount");
        String[] cells = {"31", "2011-03-04", "5", "2", "North", "South"};
        var row = new Row(9, cells, List.of("qty", "state", "region"), Set.of(), null);
        var cleaner = cleaner(ColumnMapping.auto(header), Conventions.standard());
        assertThat(line(cleaner.clean(row)).region()).as("the first to appear").isEqualTo("North");
        assertThat(cleaner.notes())
                .containsExactly(
                        "The column \"qty\" first appears at line 9,"
                                + " too late for quantity: it is not used.",
                        "The column \"state\" first appears at line 9;"
                                + " it is read as region from there on.");
        var named =
                cleaner(
                        ColumnMapping.of("customer-id=#1,ordered-at=#2,amount=#3", header),
                        Conventions.standard());
        assertThat(line(named.clean(row)).region()).as("not among those named").isNull();
        assertThat(named.notes()).isEmpty();
    }

    @Test
    void takesOptionalTextCleanButOtherwiseAsSent() {
        var header = List.of("customer", "date", "amount", "sku", "description", "channel");
        var line = line(header, "31", "2011-03-04", "5", "007.0", "\u0000Red\tlamp\ud800 ", "N/A");
        assertThat(line.productId()).isEqualTo("007.0");
        assertThat(line.productName()).isEqualTo("Red lamp");
        assertThat(line.channel()).isNull();
    }

    @Test
    void refusesValuesThatAreTooLongForTheirField() {
        assertThat(clean(HEADER, with(0, "x".repeat(200)))).isInstanceOf(Outcome.Taken.class);
        for (int column : new int[] {0, 1, 2, 6}) {
            assertThat(clean(HEADER, with(column, "x".repeat(201))))
                    .isEqualTo(
                            new Outcome.Refusal(
                                    9,
                                    HEADER.get(column),
                                    "value-too-long",
                                    "The value is longer than 200 characters."));
        }
    }

    @Test
    void goesByTheColumnThatNamesTheCurrencyBeforeTheSignBesideThePrice() {
        var header = new ArrayList<>(HEADER);
        header.set(7, "Currency Code");
        var mapping = ColumnMapping.auto(header);
        var cleaner = cleaner(mapping, Conventions.standard());
        for (String named : List.of("CAD", "cad", "", "NULL", "Jane Doe")) {
            var cells = with(4, "$3.50");
            cells[7] = named;
            line(cleaner, cells);
        }
        var back = with(3, "-1");
        back[7] = "EUR";
        line(cleaner, back);

        assertThat(cleaner.currencies())
                .as("purchases alone")
                .containsExactly(
                        new CurrencyTotal("USD", 3, new BigDecimal("21.0000")),
                        new CurrencyTotal("CAD", 2, new BigDecimal("14.0000")));
        assertThat(cleaner.notes())
                .containsExactly(
                        "Amounts are in several currencies, USD in 3 rows, CAD in 2 rows: they are"
                                + " added up as they stand, and nothing is converted.");
    }

    @Test
    void doesNotTakeEveryOrderForAReturnWhereAShopNumbersThemC1C2C3() {
        var mapping = ColumnMapping.auto(HEADER);
        var survey = new Survey(mapping, null);
        for (int i = 0; i < 200; i++) {
            survey.observe(Row.of(i, with(1, "C" + i)));
        }
        var conventions = survey.conventions(() -> null);
        assertThat(conventions.returnMark()).isEqualTo(ReturnMark.NONE);
        assertThat(conventions.notes()).hasSize(1);
        assertThat(line(cleaner(mapping, conventions), with(1, "C7")).returned()).isFalse();
        assertThat(line(cleaner(mapping, conventions), with(3, "-1")).returned()).isTrue();
    }

    @Test
    void takesCAndADigitAloneForAReturnWhereMostOfAFewOrdersBeginWithC() {
        var mapping = ColumnMapping.auto(HEADER);
        var survey = new Survey(mapping, null);
        for (int i = 0; i < 9; i++) {
            survey.observe(Row.of(i, with(1, i < 5 ? "CA-2016-" + i : "7" + i)));
        }
        var conventions = survey.conventions(() -> null);
        assertThat(conventions.returnMark()).isEqualTo(ReturnMark.LETTER_AND_DIGIT);
        assertThat(conventions.notes())
                .containsExactly(
                        "Most order ids begin with C, so only C and a digit marks a return here.");
        var cleaner = cleaner(mapping, conventions);
        assertThat(line(cleaner, with(1, "CA-2016-1")).returned()).isFalse();
        assertThat(line(cleaner, with(1, "C536379")).returned()).isTrue();
    }

    @Test
    void takesAnyOrderIdThatBeginsWithACapitalCForAReturn() {
        for (String id : new String[] {"C536379", "C-536379", "CANCEL7", "CR12", "C"}) {
            assertThat(line(HEADER, with(1, id)).returned()).as(id).isTrue();
        }
        for (String id : new String[] {"c7", "7C", "X7"}) {
            assertThat(line(HEADER, with(1, id)).returned()).as(id).isFalse();
        }
    }

    @Test
    void tellsRowsWithoutTheColumnsThatSpeakOfTheirExport() {
        var header = List.of("", "customer", "date", "amount", "Row No", "_exported-at", "note");
        String[] cells = {"0", "31", "2011-03-04", "5", "1", "2011-03-05", "gift"};
        String[] next = {"17", "31", "2011-03-04", "5", "18", "2011-03-06", "gift"};
        var mapping = ColumnMapping.auto(header);
        var cleaner = cleaner(mapping, Conventions.standard());

        assertThat(line(cleaner, next).rowHash()).isEqualTo(line(cleaner, cells).rowHash());
        assertThat(cleaner.notes())
                .containsExactly(
                        "The first column, which has no name, tells where a row stands in the file:"
                                + " rows that differ in nothing else are the same.",
                        "The column \"Row No\" tells where a row stands in the file:"
                                + " rows that differ in nothing else are the same.",
                        "The column \"_exported-at\" tells when or from what the file was made:"
                                + " rows that differ in nothing else are the same.");
        next[0] = "spare";
        assertThat(line(cleaner, next).rowHash())
                .as("a word is no place")
                .isNotEqualTo(line(cleaner, cells).rowHash());
        next[0] = "17";
        next[6] = "";
        assertThat(line(cleaner, next).rowHash()).isNotEqualTo(line(cleaner, cells).rowHash());
        var loose = new Row(9, cells(header, cells, 4), List.of("Row No", "note"), Set.of(), null);
        var known = new Row(9, cells(header, next, 4), List.of("Row No", "note"), Set.of(), null);
        var early = cleaner(ColumnMapping.auto(header.subList(0, 4)), Conventions.standard());
        assertThat(line(early.clean(loose)).rowHash())
                .isEqualTo(line(early.clean(known)).rowHash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"row", "Zeile", "Zeilen-Nr", "Zeilennummer", "LfdNr"})
    void tellsTheLinesOfAnOrderApartByTheirNumber(String number) {
        var header = List.of("customer", "order", "date", "amount", number);
        var cleaner = cleaner(ColumnMapping.auto(header), Conventions.standard());

        assertThat(line(cleaner, "31", "7", "2011-03-04", "5", "1").rowHash())
                .as("the same article twice")
                .isNotEqualTo(line(cleaner, "31", "7", "2011-03-04", "5", "2").rowHash());
        assertThat(cleaner.notes()).isEmpty();
    }

    /// The first cells, and then two of no column.
    private static String[] cells(List<String> header, String[] cells, int columns) {
        var all = new ArrayList<>(List.of(cells).subList(0, columns));
        all.add(cells[header.indexOf("Row No")]);
        all.add("gift");
        return all.toArray(String[]::new);
    }

    @Test
    void keepsTheColumnsOfTheExportInTheKeysOfALedgerThatHasThemThere() {
        var header = List.of("customer", "date", "amount", "row_no");
        var cleaner =
                new Cleaner(
                        ColumnMapping.auto(header),
                        Conventions.standard(),
                        ZoneOffset.UTC,
                        new NonProducts(List.of(), false),
                        true);

        assertThat(line(cleaner, "31", "2011-03-04", "5", "1").rowHash())
                .isNotEqualTo(line(cleaner, "31", "2011-03-04", "5", "2").rowHash());
        assertThat(cleaner.notes())
                .singleElement()
                .asString()
                .contains("\"row_no\"", "as for the uploads before", "count again");
    }

    @Test
    void notesAColumnThatNumbersTheRowsUnderAnotherName() {
        var header = List.of("customer", "date", "amount", "lfd", "till");
        var cleaner = cleaner(ColumnMapping.auto(header), Conventions.standard());
        for (int i = 1; i < 100; i++) {
            cleaner.clean(Row.of(i, i % 9 == 0 ? "" : "31", "2011-03-04", "5", "" + i, "1"));
        }
        assertThat(cleaner.notes()).as("of few rows it may be chance").isEmpty();
        cleaner.clean(Row.of(100, "31", "2011-03-04", "5", "100", "1"));
        assertThat(cleaner.notes())
                .containsExactly(
                        "The column \"lfd\" numbers the rows of the file and makes a row another one:"
                                + " leave it out if the next export numbers them anew, or lines that"
                                + " both hold count twice.");
        cleaner.clean(Row.of(101, "31", "2011-03-04", "5", "7", "1"));
        assertThat(cleaner.notes()).isEmpty();
    }

    @Test
    void takesWhatASpreadsheetWritesForNothingForNoIdAndNoNumber() {
        for (String nothing :
                List.of("NA", "(null)", "#REF!", "#VALUE!", "#NAME?", "#N/A", "#DIV/0!")) {
            assertThat(clean(HEADER, with(0, nothing)))
                    .isEqualTo(
                            new Outcome.Refusal(
                                    9,
                                    "customer",
                                    "missing-customer-id",
                                    "The row does not say whose it is."));
            assertThat(code(clean(HEADER, with(3, nothing)))).isEqualTo("missing-quantity");
        }
        assertThat(line(HEADER, with(6, "NA")).region()).as("Namibia").isEqualTo("NA");
        assertThat(line(HEADER, with(0, "na")).customerId()).isEqualTo("na");
    }

    @Test
    void refusesIdsThatASpreadsheetHasShortened() {
        for (String id : List.of("4.00012E+14", "4,00012e+14", "4E+14")) {
            assertThat(clean(HEADER, with(0, id)))
                    .isEqualTo(
                            new Outcome.Refusal(
                                    9,
                                    "customer",
                                    "invalid-customer-id",
                                    "A spreadsheet shortened this id: \"%s\" stands for many. Send the column as text."
                                            .formatted(id)));
        }
        for (String id : List.of("4E14", "4.00012E+1", "E+14", "AE+14", "1.2.3E+14", "4E+1x")) {
            assertThat(line(HEADER, with(0, id)).customerId()).isEqualTo(id);
        }
    }

    @Test
    void sumsWhatRefusedPurchasesWouldHaveSoldFor() {
        var cleaner = cleaner(ColumnMapping.auto(HEADER), Conventions.standard());
        cleaner.clean(Row.of(2, with(0, "")));
        cleaner.clean(Row.of(3, with(0, "NULL")));
        cleaner.clean(Row.of(4, with(5, "soon")));
        cleaner.clean(Row.of(5, with(4, "free")));
        cleaner.clean(Row.of(6, with(4, "0")));
        var back = with(0, "");
        back[3] = "-2";
        cleaner.clean(Row.of(7, back));
        back[3] = "2";
        back[1] = "C7";
        cleaner.clean(Row.of(8, back));
        cleaner.clean(Row.of(9, CELLS));

        assertThat(cleaner.refusedAmounts())
                .as("returns and rows without a price come to nothing")
                .containsOnly(
                        Map.entry("missing-customer-id", new BigDecimal("14.0000")),
                        Map.entry("invalid-timestamp", new BigDecimal("7.0000")));
    }

    @Test
    void tellsOfDatesThatCanOnlyBeReadInAnotherOrderAndOfTheirNeighbours() {
        var cleaner = cleaner(dayFirst());
        assertThat(doubtful(cleaner, "5/3/2011", "13/3/2011", "6/3/2011", "7/7/2011")).isNull();

        var found = doubtful(cleaner, "3/11/2011", "3/14/2011", "3/12/2011", "3/15/2011", "x");

        assertThat(found).isEqualTo(new DateWatch.Doubtful(2, 7, 3, new BigDecimal("21.0000")));
        assertThat(doubtful(cleaner, "16/3/2011", "4/3/2011"))
                .as("those after one that vouches for them are sound")
                .isEqualTo(found);
        assertThat(doubtful(cleaner, "2011-03-04", "3/13/2011"))
                .isEqualTo(new DateWatch.Doubtful(3, 7, 4, new BigDecimal("28.0000")));
    }

    @Test
    void tellsOfDatesThatLeaveTheirOrderOpenWhereNoneWasLookedFor() {
        var unforeseen = cleaner(ColumnMapping.auto(HEADER), Conventions.standard());
        assertThat(doubtful(unforeseen, "2011-03-04", "4/3/2011", "5/3/2011"))
                .isEqualTo(new DateWatch.Doubtful(0, 3, 2, new BigDecimal("14.0000")));
        assertThat(doubtful(unforeseen, "13/3/2011")).isNull();
        assertThat(doubtful(cleaner(dayFirst()), "4/3/2011")).as("decided upon").isNull();
    }

    private static Cleaner cleaner(Conventions conventions) {
        return cleaner(ColumnMapping.auto(HEADER), conventions);
    }

    private static Conventions dayFirst() {
        return new Conventions(
                false, new Dates(DateOrder.DAY_FIRST, true, "told"), ReturnMark.LETTER, List.of());
    }

    private int lines;

    private DateWatch.@Nullable Doubtful doubtful(Cleaner cleaner, String... dates) {
        for (String date : dates) {
            cleaner.clean(Row.of(2 + lines++, with(5, date)));
        }
        return cleaner.doubtfulDates();
    }

    private static String code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refusal refusal -> refusal.code();
            case Outcome.Taken taken -> throw new AssertionError("taken: " + taken);
        };
    }

    private static String[] with(int column, String value) {
        var cells = CELLS.clone();
        cells[column] = value;
        return cells;
    }

    private static Cleaner cleaner(ColumnMapping mapping, Conventions conventions) {
        return new Cleaner(
                mapping, conventions, ZoneOffset.UTC, new NonProducts(List.of(), false), false);
    }

    private static Outcome clean(List<String> header, String... cells) {
        return cleaner(ColumnMapping.auto(header), Conventions.standard()).clean(Row.of(9, cells));
    }

    private static OrderLine line(List<String> header, String... cells) {
        return line(cleaner(ColumnMapping.auto(header), Conventions.standard()), cells);
    }

    private static OrderLine line(Cleaner cleaner, String... cells) {
        return line(cleaner.clean(Row.of(9, cells)));
    }

    private static OrderLine line(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(var line) -> line;
            case Outcome.Refusal refusal -> throw new AssertionError("refused: " + refusal);
        };
    }
}
