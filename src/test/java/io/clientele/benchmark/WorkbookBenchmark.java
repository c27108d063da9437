package io.clientele.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.ServiceClient;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// How long a workbook takes from HTTP into the committed ledger, with a heap of 512 MB.
///
/// `WorkbookBenchmark [rows, default 200000]`; ends with status 1 above its limit.
final class WorkbookBenchmark {

    private static final double MOST_SECONDS = 30;
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PACKAGE =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private WorkbookBenchmark() {}

    static void main(String[] arguments) throws IOException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        var folder = Files.createTempDirectory(Path.of("target"), "workbook-benchmark");
        double seconds;
        try (var bench = Bench.start(folder, "-Xmx512m")) {
            var file = folder.resolve("rows.xlsx");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                write(out, rows);
            }
            long start = System.nanoTime();
            var client = bench.service().client();
            var upload =
                    client.ended(
                            ServiceClient.location(
                                    client.post("/uploads", TYPE, BodyPublishers.ofFile(file))));
            seconds = (System.nanoTime() - start) / 1e9;
            if (upload.path("rows").path("accepted").asInt() != rows) {
                throw new IllegalStateException(upload.toString());
            }
        } finally {
            Bench.remove(folder);
        }
        Figures.end(Figure.most("workbook", seconds, "s", MOST_SECONDS));
    }

    private static void write(OutputStream out, int rows) throws IOException {
        var zip = new ZipOutputStream(out);
        entry(
                zip,
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="%s.main+xml"/>\
                <Override PartName="/xl/worksheets/sheet1.xml" \
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """
                        .formatted(TYPE));
        entry(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
        entry(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
        entry(
                zip,
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"Orders\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                        .formatted(MAIN, OFFICE));
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        text(zip, "<worksheet xmlns=\"%s\"><sheetData>".formatted(MAIN));
        text(zip, row(1, "customer_id", "order_id", "product_id", "quantity", "price", "date"));
        for (int i = 2; i <= rows + 1; i++) {
            text(
                    zip,
                    """
                    <row r="%1$d">%2$s%3$s%4$s<c r="D%1$d"><v>%5$d</v></c><c r="E%1$d"><v>%6$d.95</v></c>\
                    <c r="F%1$d"><v>%7$d.5</v></c></row>
                    """
                            .formatted(
                                    i,
                                    cell('A', i, "C" + i * 7_919L % 20_000),
                                    cell('B', i, "O" + i / 3),
                                    cell('C', i, "P" + i % 500),
                                    1 + i % 5,
                                    1 + i % 40,
                                    45_000 + i % 700));
        }
        text(zip, "</sheetData></worksheet>");
        zip.closeEntry();
        zip.finish();
    }

    private static String relation(String kind, String target) {
        return "<Relationships xmlns=\"%s\"><Relationship Id=\"r1\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>"
                .formatted(PACKAGE, OFFICE, kind, target);
    }

    private static String row(int number, String... texts) {
        var cells = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            cells.append(cell((char) ('A' + i), number, texts[i]));
        }
        return "<row r=\"%d\">%s</row>".formatted(number, cells);
    }

    private static String cell(char column, int row, String text) {
        return "<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(column, row, text);
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        text(zip, content);
        zip.closeEntry();
    }

    private static void text(ZipOutputStream zip, String text) throws IOException {
        zip.write(text.getBytes(UTF_8));
    }
}
