package io.clientele.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientele.row.Format;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;
import io.clientele.scratch.ScratchFolder;
import io.clientele.tabular.TabularFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads workbooks of two columns, `a` and `b`, under small limits.
abstract class WorkbookReading {

    static final String HEADER =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>"
                    + "<c r=\"B1\" t=\"inlineStr\"><is><t> b </t></is></c></row>";
    static final TabularLimits LIMITS =
            new TabularLimits(8, 40, 100, 4 << 20, 100, 1 << 20, 12, 1 << 20);

    private final List<Path> before = putAside();

    @AfterEach
    void leavesNoFileBehind() {
        assertThat(putAside()).isEqualTo(before);
    }

    static String row(int number, String cells) {
        return "<row r=\"%d\">%s</row>".formatted(number, cells);
    }

    static String n(String place, String number) {
        return "<c r=\"%s\"><v>%s</v></c>".formatted(place, number);
    }

    static UnreadableFile refusal(byte[] bytes, @Nullable String sheet) {
        return catchThrowableOfType(UnreadableFile.class, () -> read(bytes, sheet));
    }

    static List<String> read(WorkbookFile file, @Nullable String sheet) throws IOException {
        return read(file.bytes(), sheet);
    }

    static List<String> read(byte[] bytes, @Nullable String sheet) throws IOException {
        List<String> seen = new ArrayList<>();
        try (var rows =
                TabularFile.open(new ByteArrayInputStream(bytes), new Table(sheet, true), LIMITS)) {
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
        try (var files = Files.list(ScratchFolder.ofThisProcess())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
