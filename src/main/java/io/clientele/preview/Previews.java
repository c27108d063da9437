package io.clientele.preview;

import io.clientele.cleaning.Cleaner;
import io.clientele.cleaning.Outcome;
import io.clientele.intake.Readings;
import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.ColumnMapping.Choice;
import io.clientele.mapping.UnusableColumns;
import io.clientele.preview.Preview.Checked;
import io.clientele.preview.Preview.Column;
import io.clientele.preview.Preview.Fault;
import io.clientele.preview.Preview.FieldChoice;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;
import io.clientele.tabular.TabularFile;
import io.clientele.upload.UploadOptions;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the beginning of a file as an import would.
@Component
class Previews {

    private static final int ROWS = 1_000;
    private static final int EXAMPLES = 3;
    private static final int EXAMPLE_LENGTH = 80;

    private final Readings readings;

    Previews(Readings readings) {
        this.readings = readings;
    }

    private record Beginning(List<Row> rows, boolean all) {}

    /// Throws [UnreadableFile] when the body holds no table.
    ///
    /// @param cutOff whether the body is the beginning of a file: it may break off anywhere then
    Preview of(InputStream body, UploadOptions options, boolean cutOff) throws IOException {
        try (var rows = TabularFile.open(body, options.sheet(), TabularLimits.standard())) {
            return preview(rows, beginning(rows, cutOff), options);
        }
    }

    /// What a body breaks off in is left out.
    private static Beginning beginning(Rows rows, boolean cutOff) throws IOException {
        List<Row> all = new ArrayList<>();
        try {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (all.size() == ROWS) {
                    return new Beginning(all, false);
                }
                all.add(row);
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

    private Preview preview(Rows rows, Beginning first, UploadOptions options) {
        try {
            var mapping = readings.mapping(options, rows);
            var survey = readings.survey(options, mapping);
            first.rows().forEach(survey::observe);
            var conventions = readings.conventions(survey, mapping);
            return preview(
                    rows,
                    first,
                    mapping.choices(),
                    null,
                    conventions.notes(),
                    checked(first, readings.cleaner(options, mapping, conventions)));
        } catch (UnusableColumns e) {
            return preview(
                    rows,
                    first,
                    recognised(rows.header()),
                    new Fault(e.code().text(), String.valueOf(e.getMessage())),
                    List.of(),
                    null);
        }
    }

    private static Preview preview(
            Rows rows,
            Beginning first,
            Collection<Choice> choices,
            @Nullable Fault fault,
            List<String> notes,
            @Nullable Checked checked) {
        var dialect = rows.dialect();
        var delimiter = dialect.delimiter();
        return new Preview(
                dialect.format().name(),
                dialect.encoding(),
                delimiter == null ? null : delimiter.toString(),
                dialect.sheet(),
                columns(rows.header(), first.rows()),
                choices.stream()
                        .map(
                                choice ->
                                        new FieldChoice(
                                                choice.field().text(),
                                                choice.column() + 1,
                                                choice.why()))
                        .toList(),
                fault,
                notes,
                checked);
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

    private static Checked checked(Beginning first, Cleaner cleaner) {
        int returns = 0;
        int refused = 0;
        Map<String, Integer> byReason = new TreeMap<>();
        for (Row row : first.rows()) {
            switch (cleaner.clean(row)) {
                case Outcome.Taken(var line) -> returns += line.returned() ? 1 : 0;
                case Outcome.Refusal refusal -> {
                    refused++;
                    byReason.merge(refusal.code(), 1, Integer::sum);
                }
            }
        }
        int rows = first.rows().size();
        return new Checked(rows, first.all(), rows - returns - refused, returns, refused, byReason);
    }
}
