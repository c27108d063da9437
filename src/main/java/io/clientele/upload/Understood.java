package io.clientele.upload;

import io.clientele.row.DateOrder;
import io.clientele.upload.Reading.CurrencyReading;
import io.clientele.upload.Reading.DatesReading;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// How a file was understood.
///
/// @param reading in words
/// @param decided what later files of its kind may go by; null where nothing told the order of day
///     and month
public record Understood(Reading reading, @Nullable DecidedDates decided) {

    /// With what only the whole file has shown.
    ///
    /// @param currencies that purchases name; null where none does
    public Understood with(@Nullable List<CurrencyReading> currencies, List<String> notes) {
        return new Understood(reading.with(currencies, notes), decided);
    }

    /// With how its dates were read, as the whole file has shown.
    public Understood with(DatesReading dates) {
        return new Understood(reading.with(dates), decided);
    }

    /// With further notes.
    public Understood noting(List<String> notes) {
        return notes.isEmpty() ? this : with(reading.currencies(), notes);
    }

    /// The order of day and month that files of a kind are written in, as one of them showed or its
    /// sender said.
    ///
    /// @param datesHeader stands for the columns of such files
    @Embeddable
    public record DecidedDates(
            UUID datesHeader, @Enumerated(EnumType.STRING) DateOrder datesOrder) {}
}
