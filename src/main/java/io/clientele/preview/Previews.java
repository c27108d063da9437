package io.clientele.preview;

import io.clientele.cleaning.Cleaner;
import io.clientele.cleaning.Outcome;
import io.clientele.intake.Readings;
import io.clientele.intake.WorkbookWait;
import io.clientele.ledger.OrderLine;
import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.ColumnMapping.Choice;
import io.clientele.mapping.UnusableColumns;
import io.clientele.posting.Postings;
import io.clientele.preview.Preview.Checked;
import io.clientele.preview.Preview.Column;
import io.clientele.preview.Preview.Fault;
import io.clientele.preview.Preview.FieldChoice;
import io.clientele.receipt.NamedContent;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;
import io.clientele.sending.UploadOptions;
import io.clientele.tabular.TabularFile;
import io.clientele.upload.Reading.DatesReading;
import io.clientele.upload.UploadDesk;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Reads the beginning of a file as an import would.
@Component
class Previews {

    private static final int ROWS = 1_000;

    /// Long rows are looked at fewer of: those of some hundred senders must fit into memory.
    private static final int LENGTH = 1 << 20;

    private static final int EXAMPLES = 3;
    private static final int EXAMPLE_LENGTH = 80;

    private final Readings readings;
    private final Postings postings;
    private final UploadDesk desk;

    Previews(Readings readings, Postings postings, UploadDesk desk) {
        this.readings = readings;
        this.postings = postings;
        this.desk = desk;
    }

    private record Beginning(List<Row> rows, boolean all) {}

    /// Which column would be taken for what, or why that cannot be told.
    private record Mapped(@Nullable ColumnMapping mapping, @Nullable Fault fault) {}

    /// How the columns would be taken.
    private record Taken(
            Collection<Choice> choices,
            @Nullable Fault fault,
            @Nullable DatesReading dates,
            List<String> notes,
            @Nullable Checked checked) {}

    /// Throws [UnreadableFile] when the body holds no table.
    ///
    /// @param cutOff whether the body is the beginning of a file: it may break off anywhere then
    Preview of(InputStream body, UploadOptions options, boolean cutOff) throws IOException {
        var content = NamedContent.of(body);
        try (var rows =
                TabularFile.open(
                        content, options.table(), TabularLimits.standard(), new WorkbookWait())) {
            // Before any row is read: what a column means may tell how its cells are read.
            var mapped = mapped(rows, options);
            var first = beginning(rows, cutOff);
            var mapping = mapped.mapping();
            var taken =
                    mapping == null
                            ? unusable(rows, mapped.fault())
                            : taken(rows, first, options, mapping);
            var same = cutOff ? null : desk.importOf(content.sha256()).orElse(null);
            return preview(rows, first, taken, same);
        }
    }

    /// What a body breaks off in is left out.
    private static Beginning beginning(Rows rows, boolean cutOff) throws IOException {
        List<Row> all = new ArrayList<>();
        long length = 0;
        try {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (all.size() == ROWS || length >= LENGTH) {
                    return new Beginning(all, false);
                }
                all.add(row);
                length += row.cells().stream().mapToInt(String::length).sum();
            }
        } catch (UnreadableFile e) {
            if (!cutOff) {
                throw e;
            }
            return new Beginning(all, false);
        }
        return cutOff && !all.isEmpty()
                ? new Beginning(all.subList(0, all.size() - 1), false)
                : new Beginning(all, true);
    }

    private Mapped mapped(Rows rows, UploadOptions options) {
        try {
            return new Mapped(readings.mapping(options, rows), null);
        } catch (UnusableColumns e) {
            return new Mapped(null, new Fault(e.code().text(), String.valueOf(e.getMessage())));
        }
    }

    private static Taken unusable(Rows rows, @Nullable Fault fault) {
        return new Taken(recognised(rows.header()), fault, null, List.of(), null);
    }

    private Taken taken(Rows rows, Beginning first, UploadOptions options, ColumnMapping mapping) {
        var survey = readings.survey(options, mapping);
        first.rows().forEach(survey::observe);
        var conventions = readings.conventions(survey, mapping);
        var cleaner = readings.cleaner(options, mapping, conventions);
        var checked = checked(first, cleaner);
        return new Taken(
                mapping.choices(),
                null,
                Readings.dates(conventions),
                Readings.notes(rows.dialect(), conventions.noting(cleaner.notes())),
                checked);
    }

    private static Preview preview(
            Rows rows, Beginning first, Taken taken, @Nullable UUID sameContentAs) {
        var dialect = rows.dialect();
        var delimiter = dialect.delimiter();
        return new Preview(
                dialect.format().name(),
                dialect.encoding(),
                delimiter == null ? null : delimiter.toString(),
                dialect.sheet(),
                columns(rows.header(), first.rows()),
                taken.choices().stream()
                        .map(
                                choice ->
                                        new FieldChoice(
                                                choice.field().text(),
                                                choice.column() + 1,
                                                choice.why()))
                        .toList(),
                taken.fault(),
                taken.dates(),
                taken.notes(),
                sameContentAs,
                taken.checked());
    }

    private static List<Column> columns(List<String> header, List<Row> rows) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            columns.add(
                    new Column(
                            i + 1,
                            header.get(i),
                            rows.stream()
                                    .filter(row -> row.flaw() == null)
                                    .map(row -> row.cell(column).strip())
                                    .filter(cell -> !cell.isEmpty())
                                    .distinct()
                                    .limit(EXAMPLES)
                                    .map(Previews::shortened)
                                    .toList()));
        }
        return columns;
    }

    private static String shortened(String cell) {
        return cell.length() <= EXAMPLE_LENGTH ? cell : cell.substring(0, EXAMPLE_LENGTH - 1) + "…";
    }

    /// Nothing where two columns could be the same field.
    private static Collection<Choice> recognised(List<String> header) {
        try {
            return ColumnMapping.recognised(header);
        } catch (UnusableColumns ambiguous) {
            return List.of();
        }
    }

    private Checked checked(Beginning first, Cleaner cleaner) {
        List<OrderLine> lines = new ArrayList<>();
        Map<String, Integer> refused = new TreeMap<>();
        for (Row row : first.rows()) {
            switch (cleaner.clean(row)) {
                case Outcome.Taken(var line) -> lines.add(line);
                case Outcome.Refusal refusal -> refused.merge(refusal.code(), 1, Integer::sum);
            }
        }
        int rows = first.rows().size();
        int returns = (int) lines.stream().filter(OrderLine::returned).count();
        var recognised = postings.recognise(lines);
        return new Checked(
                rows,
                first.all(),
                lines.size() - returns,
                returns,
                recognised.known(),
                recognised.repeated(),
                rows - lines.size(),
                refused);
    }
}
