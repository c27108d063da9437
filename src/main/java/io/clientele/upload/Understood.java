package io.clientele.upload;

import io.clientele.row.DateOrder;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// How a file was understood.
///
/// @param reading in words
/// @param decided what later files of its kind may go by; null where nothing told the order of day
///     and month
public record Understood(Reading reading, @Nullable DecidedDates decided) {

    /// The order of day and month that files of a kind are written in, as one of them showed or its
    /// sender said.
    ///
    /// @param datesHeader stands for the columns of such files
    @Embeddable
    public record DecidedDates(
            UUID datesHeader, @Enumerated(EnumType.STRING) DateOrder datesOrder) {}
}
