package io.clientele.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.row.Flaw;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.row.Table;
import io.clientele.row.UnreadableFile;
import io.clientele.row.UnreadableFile.Code;
import io.clientele.tabular.TabularFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

class WorkbookTest extends WorkbookReading {

    private static final Table NO_HEADER = new Table(null, false);

    @Test
    void readsTextNumbersDatesAndGaps() throws IOException {
        var file =
                new WorkbookFile()
                        .shared("shared &amp; text", "other")
                        .sheet(
                                "Sales",
                                "<row r=\"1\"/>"
                                        + HEADER.replace("1\"", "2\"")
                                        + row(3, "<c r='A3' t='s'><v>0</v></c>" + n("B3", "12"))
                                        + row(5, n("B5", "12.549999999999999"))
                                        + row(6, n("A6", "17850.0") + n("B6", "1.234"))
                                        + row(7, n("A7", "123456789012345678"))
                                        + row(8, "<c r='A8'/><c r='B8' t='s'/>")
                                        + row(
                                                9,
                                                date("A9", 1, "40513")
                                                        + date("B9", 2, "40513.351388888885"))
                                        + row(
                                                10,
                                                date("A10", 3, "40513.999999999")
                                                        + date("B10", 4, "40513.25"))
                                        + row(
                                                11,
                                                "<c r='A11' t='b'><v>1</v></c><c r='B11' t='e'><v>#N/A</v></c>")
                                        + row(
                                                12,
                                                "<c r='A12' s='1'><f>B9</f><v>40513</v></c><c r='B12' t='str'><f>x</f><v>made</v></c>")
                                        + row(13, n("A13", "1") + n("C13", "2")));
        assertThat(read(file, null))
                .containsExactly(
                        "3 shared & text|12",
                        "5 |12.55",
                        "6 17850|1.2340",
                        "7 123456789012345678|",
                        "9 2010-12-01|2010-12-01T08:26",
                        "10 2010-12-02|40513.25",
                        "11 true|#N/A",
                        "12 2010-12-01|made",
                        "13 wrong-column-count");
    }

    @Test
    void countsDaysAsOldMacsDidWhereTheWorkbookSaysSo() throws IOException {
        var file =
                new WorkbookFile().date1904().sheet("S", HEADER + row(2, date("A2", 1, "39051")));
        assertThat(read(file, null)).containsExactly("2 2010-12-01|");
    }

    @Test
    void readsAWorkbookThatHasNoStyles() throws IOException {
        var file = new WorkbookFile().plain().sheet("S", HEADER + row(2, n("A2", "40513")));
        assertThat(read(file, null)).containsExactly("2 40513|");
    }

    @Test
    void readsTheFirstSheetOrTheNamedOne() throws IOException {
        var file =
                new WorkbookFile()
                        .sheet("One", HEADER + row(2, n("A2", "1")))
                        .sheet("Two", HEADER + row(2, n("A2", "2")));
        assertThat(read(file, null)).containsExactly("2 1|");
        assertThat(read(file, "Two")).containsExactly("2 2|");
        assertThat(refusal(file.bytes(), "Three"))
                .hasMessage("There is no sheet \"Three\"; there are: One, Two.")
                .returns(Code.SHEET_NOT_FOUND, UnreadableFile::code);
    }

    @Test
    void readsTheFirstSheetThatIsShownAndNamesTheOthers() throws IOException {
        var file =
                new WorkbookFile()
                        .hidden("Lists", row(1, n("A1", "1")))
                        .sheet("Sales", HEADER + row(2, n("A2", "1")))
                        .sheet("Notes", "");
        try (var rows = open(file, Table.FIRST)) {
            assertThat(rows.dialect().sheet()).isEqualTo("Sales");
            assertThat(rows.dialect().choice())
                    .isEqualTo(
                            "Of the workbook's sheets \"Sales\" is read; the parameter sheet names"
                                    + " another one: Lists, Notes.");
        }
        assertThat(read(file, "Sales")).containsExactly("2 1|");
        assertThat(refusal(file.bytes(), "Notes"))
                .hasMessageStartingWith("The sheet is empty. Of the workbook's sheets \"Notes\"");
        var none = new WorkbookFile().hidden("Only", HEADER + row(2, n("A2", "3")));
        assertThat(read(none, null)).containsExactly("2 3|");
    }

    @Test
    void readsASheetWithoutAHeader() throws IOException {
        var file = new WorkbookFile().sheet("S", row(3, n("B3", "7")) + row(4, n("A4", "8")));
        try (var rows = open(file, NO_HEADER)) {
            assertThat(rows.header()).containsExactly("#1", "#2");
            assertThat(rows.sample(2)).extracting(Row::line).containsExactly(3L, 4L);
            assertThat(rows.sample(2))
                    .extracting(Row::cells)
                    .containsExactly(List.of("", "7"), List.of("8", ""));
        }
    }

    @Test
    void takesAsManyColumnsAsTheFirstRowsHaveWhereNoneIsAHeader() throws IOException {
        var sheet = new StringBuilder(row(1, n("A1", "1")) + row(3, n("B3", "2") + n("C3", "3")));
        for (int line = 4; line <= 101; line++) {
            sheet.append(row(line, n("A" + line, "4")));
        }
        sheet.append(row(102, n("D102", "5")));
        try (var rows = open(new WorkbookFile().sheet("S", sheet.toString()), NO_HEADER)) {
            assertThat(rows.header()).containsExactly("#1", "#2", "#3");
            var all = rows.sample(200);
            assertThat(all).extracting(Row::line).startsWith(1L, 3L, 4L).hasSize(101);
            assertThat(all.get(0).cells()).containsExactly("1", "", "");
            assertThat(all.get(1).cells()).containsExactly("", "2", "3");
            assertThat(all.stream().map(Row::flaw).filter(Objects::nonNull).map(Flaw::message))
                    .containsExactly("The row has 4 cells, the first rows have 3.");
        }
    }

    @Test
    void readsPlainNumbersAsDaysOfOldMacsWhereTimesAreSaidToBe() throws IOException {
        var days =
                HEADER
                        + row(2, n("A2", "39051") + n("B2", "39051.5"))
                        + row(3, n("A3", "39051") + n("B3", "1291161600"));
        for (boolean mac : List.of(true, false)) {
            var file = new WorkbookFile().sheet("S", days);
            try (var rows = open(mac ? file.date1904() : file, Table.FIRST)) {
                rows.timesIn(1);
                assertThat(rows.sample(2)).extracting(row -> row.cell(0)).containsOnly("39051");
                assertThat(rows.sample(2))
                        .extracting(row -> row.cell(1))
                        .containsExactly(mac ? "2010-12-01T12:00" : "39051.5", "1291161600");
            }
        }
    }

    private static Rows open(WorkbookFile file, Table table) throws IOException {
        return TabularFile.open(new ByteArrayInputStream(file.bytes()), table, LIMITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[h]:mm:ss",
                "0.00",
                "#,##0.00 \"days\"",
                "[Red]0",
                "General",
                "0.00E+00",
                "\\d0"
            })
    void takesNoSuchFormatForADate(String format) {
        assertThat(SheetCells.showsDate(format)).isEqualTo(format.equals("[h]:mm:ss"));
    }

    @Test
    void isUnpackedFromGzipFirst() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new WorkbookFile().sheet("S", HEADER + row(2, n("A2", "1"))).bytes());
        }
        assertThat(read(packed.toByteArray(), null)).containsExactly("2 1|");
    }

    @Test
    void tellsWhatAnOldOrLockedWorkbookMayBe() {
        var compound = new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        assertThat(refusal(compound, null))
                .returns(Code.NOT_TEXT, UnreadableFile::code)
                .hasMessageContaining(".xls")
                .hasMessageContaining("password");
    }

    @Test
    void refusesASheetWithoutRows() throws IOException {
        assertThat(refusal(new WorkbookFile().sheet("S", "").bytes(), null).code())
                .isEqualTo(Code.EMPTY_FILE);
    }

    @Test
    void countsOnWhereTheSheetNumbersTwoRowsAlike() throws IOException {
        var rows = row(5, n("A5", "1")) + row(5, n("A5", "2")) + row(6, n("A6", "3"));
        assertThat(read(new WorkbookFile().sheet("S", HEADER + rows), null))
                .containsExactly("5 1|", "6 2|", "7 3|");
    }

    @Test
    void tellsHowFarItIsByItsRows() throws IOException {
        var file =
                new WorkbookFile().sheet("S", HEADER + row(2, n("A2", "1")) + row(3, "")).bytes();
        try (var rows = TabularFile.open(new ByteArrayInputStream(file), Table.FIRST, LIMITS)) {
            assertThat(rows.bytesRead()).isEqualTo(file.length / 3);
            rows.next();
            assertThat(rows.bytesRead()).isEqualTo(file.length * 2L / 3);
            assertThat(rows.next()).isNull();
            assertThat(rows.bytesRead()).isEqualTo(file.length);
        }
    }

    private static String date(String place, int style, String number) {
        return "<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(place, style, number);
    }
}
