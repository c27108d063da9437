package io.clientele.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientele.row.Format;
import io.clientele.row.Rows;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Replays `golden/csv` and `golden/json`: each case has a rule, an input, and the rows that come.
///
/// A row is its line, then its cells or, where it is flawed, the word for its flaw. Each is read as
/// a stream and in memory, and is the same.
class GoldenTextTest {

    private static final Path CASES = Path.of("src/test/resources/golden");
    private static final TabularLimits LIMITS =
            new TabularLimits(8, 40, 100, 1 << 20, 100, 1 << 20, 10, 1 << 20);

    @TestFactory
    Stream<DynamicTest> readsEachCaseAsItsRuleSays() throws IOException {
        try (var csv = Files.list(CASES.resolve("csv"));
                var json = Files.list(CASES.resolve("json"))) {
            return Stream.concat(csv, json).sorted().toList().stream()
                    .flatMap(GoldenTextTest::cases);
        }
    }

    private static Stream<DynamicTest> cases(Path file) {
        List<Map<String, Object>> cases;
        try (var text = Files.newBufferedReader(file)) {
            cases = new Yaml().load(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return cases.stream()
                .map(c -> DynamicTest.dynamicTest(String.valueOf(c.get("name")), () -> check(c)));
    }

    private static void check(Map<String, Object> golden) throws IOException {
        check(
                golden,
                bytes -> TabularFile.open(new ByteArrayInputStream(bytes), Table.FIRST, LIMITS));
        check(golden, bytes -> TabularFile.open(bytes, Table.FIRST, LIMITS, () -> {}));
    }

    private static void check(Map<String, Object> golden, Opener opener) throws IOException {
        if (golden.containsKey("refused")) {
            var refused = catchThrowableOfType(UnreadableFile.class, () -> read(golden, opener));
            assertThat(refused.code().text()).isEqualTo(golden.get("refused"));
            assertThat(refused.line()).isEqualTo(Long.parseLong(String.valueOf(golden.get("at"))));
            return;
        }
        assertThat(read(golden, opener)).isEqualTo(golden.get("rows"));
    }

    private static List<List<Object>> read(Map<String, Object> golden, Opener opener)
            throws IOException {
        var encoding = String.valueOf(golden.getOrDefault("encoding", "UTF-8"));
        var input = String.valueOf(golden.get("input"));
        var bytes = input.getBytes(Charset.forName(encoding));
        List<List<Object>> rows = new ArrayList<>();
        try (var file = opener.open(bytes)) {
            assertThat(file.header()).isEqualTo(golden.getOrDefault("header", file.header()));
            var format = String.valueOf(golden.getOrDefault("format", "CSV"));
            assertThat(file.dialect().format()).isEqualTo(Format.valueOf(format));
            assertThat(String.valueOf(file.dialect().delimiter()))
                    .isEqualTo(
                            golden.getOrDefault("delimiter", format.equals("CSV") ? "," : "null"));
            assertThat(file.dialect().encoding()).isEqualTo(golden.getOrDefault("found", encoding));
            for (var row = file.next(); row != null; row = file.next()) {
                List<Object> seen = new ArrayList<>();
                seen.add((int) row.line());
                var flaw = row.flaw();
                if (flaw == null) {
                    seen.addAll(row.cells());
                } else {
                    seen.add(flaw.kind().text());
                }
                rows.add(seen);
            }
            assertThat(file.bytesRead()).isEqualTo(bytes.length);
        }
        return rows;
    }

    private interface Opener {
        Rows open(byte[] bytes) throws IOException;
    }
}
