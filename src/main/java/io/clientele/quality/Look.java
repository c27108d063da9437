package io.clientele.quality;

import io.clientele.statistics.OpeningCalendar;
import io.clientele.tally.LineCounts;
import io.clientele.tally.LineTally.Customers;
import io.clientele.tally.LineTally.Month;
import io.clientele.upload.ReceivedRows.Caveats;
import io.clientele.upload.ReceivedRows.NamedCurrency;

import java.util.List;
import java.util.Map;

/// All that is counted, before it is put in words.
///
/// @param refusedAmounts what refused purchases would have sold for by reason, of those reasons of
///     which all was summed
record Look(
        QualityReport.Sent sent,
        Map<String, Double> refusedAmounts,
        Caveats caveats,
        List<NamedCurrency> currencies,
        LineCounts lines,
        Customers customers,
        List<Month> months,
        OpeningCalendar calendar,
        List<ColumnReport> columns,
        List<QualityReport.ScaleBreak> scaleBreaks) {

    /// Purchased and returned lines.
    long allLines() {
        return lines.lines() + lines.returns();
    }
}
