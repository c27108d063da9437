package io.clientele.intake;

import io.clientele.cleaning.Conventions;
import io.clientele.mapping.ColumnMapping;
import io.clientele.row.Dialect;
import io.clientele.upload.Reading;
import io.clientele.upload.Reading.ColumnReading;

/// Puts what was found out about a file into words.
final class Readings {

    private Readings() {}

    static Reading of(Dialect dialect, ColumnMapping mapping, Conventions conventions) {
        var delimiter = dialect.delimiter();
        return new Reading(
                dialect.format().name(),
                dialect.encoding(),
                delimiter == null ? null : delimiter.toString(),
                dialect.sheet(),
                mapping.choices().stream()
                        .map(
                                choice ->
                                        new ColumnReading(
                                                choice.field().text(), choice.name(), choice.why()))
                        .toList(),
                conventions.notes());
    }
}
