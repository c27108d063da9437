package io.clientele.workbook;

import static io.clientele.row.UnreadableFile.Code.ARCHIVE_TOO_LARGE;
import static io.clientele.row.UnreadableFile.Code.BAD_WORKBOOK;

import io.clientele.row.UnreadableFile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// What the files inside a workbook are, as its list of them says.
final class ContentTypes {

    private static final String NAME = "[Content_Types].xml";
    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, String> types = new HashMap<>();

    private ContentTypes() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static ContentTypes of(ZipFile zip) throws IOException {
        var entry = zip.getEntry(NAME);
        if (entry == null) {
            throw new UnreadableFile(BAD_WORKBOOK, "The ZIP archive is no XLSX workbook.", 0);
        }
        byte[] content;
        try (var in = zip.getInputStream(entry)) {
            content = in.readNBytes(MOST_BYTES);
        }
        if (content.length == MOST_BYTES) {
            throw new UnreadableFile(
                    ARCHIVE_TOO_LARGE, "The workbook consists of too many files.", 0);
        }
        var found = new ContentTypes();
        try {
            found.read(content);
        } catch (XMLStreamException e) {
            throw new UnreadableFile(BAD_WORKBOOK, "The workbook is damaged.", 0);
        }
        return found;
    }

    private void read(byte[] content) throws XMLStreamException {
        var xml = factory().createXMLStreamReader(new ByteArrayInputStream(content));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Override")) {
                var part = xml.getAttributeValue(null, "PartName");
                var type = xml.getAttributeValue(null, "ContentType");
                if (part != null && type != null) {
                    types.merge(key(part), type, String::concat);
                }
            }
        }
    }

    /// The parser finds files whatever the case of their names.
    private static String key(String part) {
        return (part.startsWith("/") ? part.substring(1) : part).toLowerCase(Locale.ROOT);
    }

    /// Whether the workbook says how numbers are shown, which it need not.
    boolean styled() {
        return types.values().stream().anyMatch(type -> type.contains("styles+xml"));
    }

    /// Whether a file is read as a whole before any sheet is: the workbook itself, shared texts,
    /// styles and the lists of what belongs together. Pictures and caches of pivot tables are not
    /// read at all.
    boolean isHeld(String name) {
        var key = key(name);
        var type = types.getOrDefault(key, "");
        return name.equals(NAME)
                || key.equals("xl/workbook.xml")
                || key.endsWith(".rels")
                || type.contains("sharedStrings+xml")
                || type.contains("styles+xml")
                || type.contains("main+xml");
    }
}
