package io.clientele.quality;

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
                                .thenComparing(Findings::size, Comparator.reverseOrder()))
                .toList();
    }

    /// By the larger of its share of revenue and nothing; rows decide between those without.
    private static double size(Finding finding) {
        var share = finding.revenueShare();
        return share == null ? finding.rows() : share;
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

    /// About rows that were not taken, whose revenue nobody counted.
    void addUncounted(String code, Weight weight, long rows, String sentence) {
        found.add(new Finding(code, weight, sentence, rows, null, null));
    }

    double share(double revenue) {
        return Columns.share(revenue, wholeRevenue);
    }
}
