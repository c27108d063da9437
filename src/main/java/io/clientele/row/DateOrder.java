package io.clientele.row;

import java.util.Locale;

/// Which number of a date such as `3/4/2011` is the day, and of one such as `24-03-15` the year.
public enum DateOrder {
    /// The third of April.
    DAY_FIRST,
    /// The fourth of March.
    MONTH_FIRST,
    /// Of dates such as `24-03-15`, with two digits at either end: the fifteenth of March 2024.
    /// Others are read day first.
    YEAR_FIRST;

    /// As it is spelled in the API, such as `day-first`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As it is spelled in a sentence, such as `day first`.
    public String inWords() {
        return toString().replace('-', ' ');
    }
}
