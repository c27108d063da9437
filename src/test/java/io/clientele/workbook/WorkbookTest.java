package io.clientele.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientele.row.Format;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;
import io.clientele.row.UnreadableFile.Code;
import io.clientele.tabular.TabularFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;

class WorkbookTest {

    private static final String HEADER =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>"
                    + "<c r=\"B1\" t=\"inlineStr\"><is><t> b </t></is></c></row>";
    private static final TabularLimits LIMITS =
            new TabularLimits(8, 40, 100, 4 << 20, 100, 1 << 20, 12, 1 << 20);

    private final List<Path> before = putAside();

    @AfterEach
    void leavesNoFileBehind() {
        assertThat(putAside()).isEqualTo(before);
    }

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
    void refusesASheetWithoutRows() throws IOException {
        assertThat(refusal(new WorkbookFile().sheet("S", "").bytes(), null).code())
                .isEqualTo(Code.EMPTY_FILE);
    }

    @Test
    void refusesArchivesThatAreNoWorkbookOrDamaged() throws IOException {
        var bytes = new WorkbookFile().sheet("S", HEADER).bytes();
        assertThat(refusal(Arrays.copyOf(bytes, bytes.length / 2), null).code())
                .isEqualTo(Code.BAD_ARCHIVE);
        assertThat(refusal(Arrays.copyOf(bytes, 4), null).code()).isEqualTo(Code.BAD_ARCHIVE);
        var broken = new WorkbookFile().sheet("S", HEADER + "<row r=\"2\"><c").bytes();
        assertThat(refusal(broken, null)).returns(Code.BAD_WORKBOOK, UnreadableFile::code);
        var strange = new WorkbookFile().part("xl/workbook.xml", "<html/>").sheet("S", HEADER);
        assertThat(refusal(strange.bytes(), null).code()).isEqualTo(Code.BAD_WORKBOOK);
        var missing = HEADER + row(2, "<c r='A2' t='s'><v>2000000000</v></c>");
        assertThat(refusal(new WorkbookFile().sheet("S", missing).bytes(), null).code())
                .isEqualTo(Code.BAD_WORKBOOK);
    }

    @Test
    void refusesZipBombsByTheirDirectory() throws IOException {
        var blown = new WorkbookFile().sheet("S", HEADER + " ".repeat(2 << 20)).bytes();
        assertThat(refusal(blown, null).code()).isEqualTo(Code.ARCHIVE_TOO_LARGE);
        var many = new WorkbookFile().sheet("S", HEADER);
        for (int i = 0; i < 20; i++) {
            many.part("xl/media/" + i, "");
        }
        assertThat(refusal(many.bytes(), null).code()).isEqualTo(Code.ARCHIVE_TOO_LARGE);
    }

    @Test
    void refusesArchivesThatLieAboutTheirSize() throws IOException {
        var content = HEADER + row(2, n("A2", "1")).repeat(80_000);
        var bytes = new WorkbookFile().sheet("S", content).bytes();
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < bytes.length - 46; i++) {
            if (buffer.getInt(i) == 0x02014b50 && buffer.getInt(i + 24) > 1_000_000) {
                buffer.putInt(i + 24, 1_000);
            }
        }
        assertThat(refusal(bytes, null).code()).isEqualTo(Code.ARCHIVE_TOO_LARGE);
    }

    @Test
    void refusesCellsAndRowsThatWouldExhaustTheHeap() throws IOException {
        var far = HEADER + row(2, n("ZZZZZZ2", "1"));
        assertThat(refusal(new WorkbookFile().sheet("S", far).bytes(), null).code())
                .isEqualTo(Code.TOO_MANY_COLUMNS);
        var wide = HEADER + row(2, n("XFD2", "1"));
        assertThat(refusal(new WorkbookFile().sheet("S", wide).bytes(), null))
                .returns(Code.TOO_MANY_COLUMNS, UnreadableFile::code)
                .returns(2L, UnreadableFile::line);
        var cell =
                HEADER
                        + row(
                                2,
                                "<c r='A2' t='inlineStr'><is><t>"
                                        + "x".repeat(41)
                                        + "</t></is></c>");
        assertThat(refusal(new WorkbookFile().sheet("S", cell).bytes(), null).code())
                .isEqualTo(Code.CELL_TOO_LONG);
        var runs = "<t>x</t>".repeat(1_000);
        var row = HEADER + row(2, "<c r='A2' t='inlineStr'><is>" + runs + "</is></c>");
        assertThat(refusal(new WorkbookFile().sheet("S", row).bytes(), null).code())
                .isEqualTo(Code.ROW_TOO_LONG);
        var number = HEADER + row(2, n("A2", "1e999999999"));
        assertThat(read(new WorkbookFile().sheet("S", number), null))
                .containsExactly("2 1E+999999999|");
    }

    @Test
    void refusesMoreSharedTextsAndFormulasThanAHeapHolds() throws IOException {
        var texts = new String[(1 << 20) / 64 + 1];
        Arrays.fill(texts, "a");
        var shared = new WorkbookFile().shared(texts).sheet("S", HEADER);
        assertThat(refusal(shared.bytes(), null))
                .returns(Code.ARCHIVE_TOO_LARGE, UnreadableFile::code)
                .hasMessageContaining("more texts than can be held");

        var content = new StringBuilder(HEADER);
        for (int row = 2; row <= 1_002; row++) {
            content.append(
                    row(
                            row,
                            "<c r='A%1$d'><f t='array' ref='A%1$d'>B%1$d</f><v>1</v></c>"
                                    .formatted(row)));
        }
        assertThat(refusal(new WorkbookFile().sheet("S", content.toString()).bytes(), null))
                .returns(Code.ARCHIVE_TOO_LARGE, UnreadableFile::code)
                .hasMessageContaining("formulas");
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
        try (var rows = TabularFile.open(new ByteArrayInputStream(file), null, LIMITS)) {
            assertThat(rows.bytesRead()).isEqualTo(file.length / 3);
            rows.next();
            assertThat(rows.bytesRead()).isEqualTo(file.length * 2L / 3);
            assertThat(rows.next()).isNull();
            assertThat(rows.bytesRead()).isEqualTo(file.length);
        }
    }

    @Test
    void endsItsCheckOnceNobodyWantsItAnyMore() throws IOException {
        var file = new WorkbookFile().sheet("S", HEADER).bytes();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(
                        () ->
                                TabularFile.open(
                                        new ByteArrayInputStream(file),
                                        null,
                                        LIMITS,
                                        () -> {
                                            throw new CancellationException();
                                        }));
    }

    private static String row(int number, String cells) {
        return "<row r=\"%d\">%s</row>".formatted(number, cells);
    }

    private static String n(String place, String number) {
        return "<c r=\"%s\"><v>%s</v></c>".formatted(place, number);
    }

    private static String date(String place, int style, String number) {
        return "<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(place, style, number);
    }

    private static UnreadableFile refusal(byte[] bytes, @Nullable String sheet) {
        return catchThrowableOfType(UnreadableFile.class, () -> read(bytes, sheet));
    }

    private static List<String> read(WorkbookFile file, @Nullable String sheet) throws IOException {
        return read(file.bytes(), sheet);
    }

    private static List<String> read(byte[] bytes, @Nullable String sheet) throws IOException {
        List<String> seen = new ArrayList<>();
        try (var rows = TabularFile.open(new ByteArrayInputStream(bytes), sheet, LIMITS)) {
            assertThat(rows.header()).containsExactly("a", "b");
            assertThat(rows.dialect().format()).isEqualTo(Format.XLSX);
            for (var row = rows.next(); row != null; row = rows.next()) {
                var flaw = row.flaw();
                seen.add(
                        row.line()
                                + " "
                                + (flaw == null
                                        ? String.join("|", row.cells())
                                        : flaw.kind().text()));
            }
        }
        return seen;
    }

    private static List<Path> putAside() {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("clientele-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
