package io.clientele.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A small XLSX file written by hand, so that a test can put anything into it.
///
/// Style 1 is a date, 2 a date with time, 3 an own format of day, month and year, 4 two decimals.
public final class WorkbookFile {

    private static final String MAIN =
            " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private boolean date1904;
    private boolean plain;

    public WorkbookFile sheet(String name, String rows) {
        sheets.put(name, "<worksheet" + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
        return this;
    }

    /// A sheet that is not shown.
    WorkbookFile hidden(String name, String rows) {
        hidden.add(name);
        return sheet(name, rows);
    }

    WorkbookFile part(String path, String content) {
        parts.put(path, content);
        return this;
    }

    WorkbookFile date1904() {
        date1904 = true;
        return this;
    }

    /// Without styles, which a workbook need not have.
    WorkbookFile plain() {
        plain = true;
        return this;
    }

    WorkbookFile shared(String... texts) {
        var items = new StringBuilder();
        for (String text : texts) {
            items.append("<si><t>").append(text).append("</t></si>");
        }
        return part("xl/sharedStrings.xml", "<sst" + MAIN + ">" + items + "</sst>");
    }

    public byte[] bytes() throws IOException {
        var types = new StringBuilder();
        var links = new StringBuilder();
        var list = new StringBuilder();
        int number = 0;
        Map<String, String> all = new LinkedHashMap<>();
        for (var sheet : sheets.entrySet()) {
            number++;
            var path = "worksheets/sheet" + number + ".xml";
            types.append(override("xl/" + path, "worksheet"));
            links.append(link(number, "worksheet", path));
            list.append("<sheet name=\"").append(sheet.getKey());
            list.append(hidden.contains(sheet.getKey()) ? "\" state=\"hidden" : "");
            list.append("\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(number, number));
            all.put("xl/" + path, sheet.getValue());
        }
        types.append(override("xl/workbook.xml", "sheet.main"));
        types.append(override("xl/sharedStrings.xml", "sharedStrings"));
        if (!plain) {
            types.append(override("xl/styles.xml", "styles"));
            links.append(link(98, "styles", "styles.xml"));
            all.put("xl/styles.xml", styles());
        }
        links.append(link(99, "sharedStrings", "sharedStrings.xml"));
        all.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + types
                        + "</Types>");
        all.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships"
                        + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + links
                        + "</Relationships>");
        all.put(
                "xl/workbook.xml",
                "<workbook"
                        + MAIN
                        + " xmlns:r=\""
                        + OFFICE
                        + "\"><workbookPr date1904=\""
                        + date1904
                        + "\"/><sheets>"
                        + list
                        + "</sheets></workbook>");
        all.put("xl/sharedStrings.xml", "<sst" + MAIN + "/>");
        all.putAll(parts);
        return zip(all);
    }

    private static String styles() {
        return "<styleSheet"
                + MAIN
                + "><numFmts count=\"1\"><numFmt numFmtId=\"170\""
                + " formatCode=\"dd/mm/yyyy;@\"/></numFmts><cellXfs count=\"5\">"
                + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/>"
                + "<xf numFmtId=\"170\"/><xf numFmtId=\"4\"/></cellXfs></styleSheet>";
    }

    private static String override(String path, String type) {
        return "<Override PartName=\"/%s\" ContentType=\"%s%s+xml\"/>".formatted(path, TYPES, type);
    }

    private static String link(int id, String type, String target) {
        return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
                .formatted(id, OFFICE, type, target);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
