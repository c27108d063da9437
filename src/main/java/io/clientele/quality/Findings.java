package io.clientele.quality;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers findings, each with the rows and the revenue that it touches.
final class Findings {

    private final double wholeRevenue;
    private final List<Finding> found = new ArrayList<>();

    private Findings(double wholeRevenue) {
        this.wholeRevenue = wholeRevenue;
    }

    /// All that is worth saying, the weightiest first.
    static List<Finding> of(Look look) {
        var findings = new Findings(look.lines().revenue());
        long rows = Math.max(1, look.sent().read());
        RowFindings.add(look, findings);
        ColumnFindings.add(look, findings);
        CalendarFindings.add(look, findings);
        if (look.lines().lines() == 0) {
            findings.add("no-purchase", Weight.NOTE, 0, 0, "There is no purchase to look at.");
        } else if (findings.found.isEmpty()) {
            findings.add("nothing-unusual", Weight.NOTE, 0, 0, "Nothing unusual was found.");
        }
        return findings.found.stream()
                .sorted(
                        Comparator.comparing(Finding::weight)
                                .thenComparing(f -> share(f, rows), Comparator.reverseOrder()))
                .toList();
    }

    /// Its share of revenue; of all rows sent where nobody counted the revenue.
    private static double share(Finding finding, long rows) {
        var share = finding.revenueShare();
        return share == null ? finding.rows() / (double) rows : share;
    }

    void add(String code, Weight weight, long rows, double revenue, String sentence) {
        found.add(
                new Finding(
                        code,
                        weight,
                        sentence,
                        rows,
                        Money.cents(revenue),
                        Columns.share(revenue, wholeRevenue)));
    }

    /// About rows that were not taken.
    ///
    /// @param revenue that they would have brought; null where not all was summed
    void addUncounted(
            String code, @Nullable Double revenue, Weight weight, long rows, String sentence) {
        if (revenue == null) {
            found.add(new Finding(code, weight, sentence, rows, null, null));
        } else {
            add(code, weight, rows, revenue, sentence);
        }
    }

    double share(double revenue) {
        return Columns.share(revenue, wholeRevenue);
    }
}
