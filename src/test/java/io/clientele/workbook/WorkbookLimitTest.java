package io.clientele.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientele.row.Table;
import io.clientele.row.UnreadableFile;
import io.clientele.row.UnreadableFile.Code;
import io.clientele.tabular.TabularFile;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

/// What no workbook may do to its reader.
class WorkbookLimitTest extends WorkbookReading {

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
    void countsOfWhatStandsBesideTheSheetsOnlyWhatIsHeld() throws IOException {
        var noise = noise(1_500_000);
        var plain = HEADER + row(2, n("A2", "1"));
        var pictures =
                new WorkbookFile()
                        .sheet("S", plain)
                        .part("xl/pivotCache/pivotCacheRecords1.xml", "<x>" + noise + "</x>")
                        .part("xl/media/image1.png", noise);
        assertThat(read(pictures, null)).containsExactly("2 1|");
        var texts =
                new WorkbookFile().sheet("S", plain).part("xl/sharedStrings.xml", noise).bytes();
        assertThat(refusal(texts, null).code()).isEqualTo(Code.ARCHIVE_TOO_LARGE);
    }

    @Test
    void knowsSharedTextsUnderAnyName() throws IOException {
        var types =
                """
                <x:Types xmlns:x="http://schemas.openxmlformats.org/package/2006/content-types">
                <x:Override PartName="/XL/media/&#105;mage1.png" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                <x:Override PartName="/xl/media/image1.png" ContentType="image/png"/></x:Types>
                """;
        var disguised =
                new WorkbookFile()
                        .sheet("S", HEADER)
                        .part("[Content_Types].xml", types)
                        .part("xl/media/image1.png", noise(1_500_000));
        assertThat(refusal(disguised.bytes(), null).code()).isEqualTo(Code.ARCHIVE_TOO_LARGE);
    }

    /// Letters that cannot be packed well.
    private static String noise(int length) {
        var random = new Random(5);
        var text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(Long.toBinaryString(random.nextLong()));
        }
        return text.toString();
    }

    @Test
    void givesTheRoomOfSharedTextsBack() throws IOException {
        long free = SharedRoom.free();
        var file = new WorkbookFile().sheet("S", HEADER).bytes();
        var rows = TabularFile.open(new ByteArrayInputStream(file), Table.FIRST, LIMITS);
        assertThat(SharedRoom.free()).isLessThan(free);
        rows.close();
        rows.close();
        assertThat(SharedRoom.free()).isEqualTo(free);
        refusal(new WorkbookFile().sheet("S", "").bytes(), null);
        assertThat(SharedRoom.free()).isEqualTo(free);
    }

    @Test
    void opensNoMoreThanTheHeapHoldsAtOnce() {
        var first = SharedRoom.take(100 << 20, () -> {});
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(
                        () ->
                                SharedRoom.take(
                                        100 << 20,
                                        () -> {
                                            throw new CancellationException();
                                        }));
        first.close();
        SharedRoom.take(Long.MAX_VALUE, () -> {}).close();
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
    void endsItsCheckOnceNobodyWantsItAnyMore() throws IOException {
        var file = new WorkbookFile().sheet("S", HEADER).bytes();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(
                        () ->
                                TabularFile.open(
                                        new ByteArrayInputStream(file),
                                        Table.FIRST,
                                        LIMITS,
                                        () -> {
                                            throw new CancellationException();
                                        }));
    }
}
