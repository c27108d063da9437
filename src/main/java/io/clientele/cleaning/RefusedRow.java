package io.clientele.cleaning;

import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.Field;

/// Ends the reading of one row; it carries no stack, since a quarter of a file may end so.
final class RefusedRow extends RuntimeException {

    private final transient Field field;
    private final transient Reason reason;

    RefusedRow(Field field, Reason reason, String message) {
        super(message, null, false, false);
        this.field = field;
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    Outcome.Refusal at(long line, ColumnMapping mapping) {
        return new Outcome.Refusal(
                line, mapping.name(field), reason.text(), String.valueOf(getMessage()));
    }
}
