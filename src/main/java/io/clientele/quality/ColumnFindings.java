package io.clientele.quality;

import static io.clientele.statistics.Wording.count;
import static io.clientele.statistics.Wording.list;
import static io.clientele.statistics.Wording.money;
import static io.clientele.statistics.Wording.percent;

import io.clientele.tally.Attribute;
import io.clientele.tally.TextCounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What columns lack, how their words are spelled, and which of their numbers are far out.
final class ColumnFindings {

    private static final double FEW = 0.001;
    private static final double MANY = 0.05;
    private static final double HEAVY = 0.1;
    private static final double HEAVY_LINE = 0.01;
    private static final int SPELLINGS_NAMED = 3;

    private ColumnFindings() {}

    static void add(Look look, Findings findings) {
        if (look.lines().lines() == 0) {
            return;
        }
        missing(look, findings);
        namelessOrders(look, findings);
        for (var attribute : Attribute.values()) {
            spellings(attribute, column(look, attribute), findings);
        }
        for (var column : look.columns()) {
            outliers(column, findings);
        }
    }

    private static TextCounts column(Look look, Attribute attribute) {
        return Objects.requireNonNull(look.lines().texts().get(attribute));
    }

    private static void missing(Look look, Findings findings) {
        List<String> absent = new ArrayList<>();
        for (var attribute : Attribute.values()) {
            var column = column(look, attribute);
            double share = Columns.share(column.missing(), look.allLines());
            if (column.distinct() == 0) {
                absent.add(attribute.singular());
            } else if (share >= FEW) {
                findings.add(
                        "missing-" + attribute,
                        share >= MANY ? Weight.WARNING : Weight.NOTE,
                        column.missing(),
                        column.missingRevenue(),
                        "%s (%s) without a %s."
                                .formatted(
                                        count(column.missing(), "line is", "lines are"),
                                        percent(share),
                                        attribute.singular()));
            }
        }
        if (!absent.isEmpty()) {
            findings.add(
                    "absent-columns",
                    Weight.NOTE,
                    look.allLines(),
                    look.lines().revenue(),
                    "No line tells its %s: nothing can be said by it."
                            .formatted(list(absent).replace(" and ", " or ")));
        }
    }

    private static void namelessOrders(Look look, Findings findings) {
        var lines = look.lines();
        if (lines.namelessLines() > 0) {
            findings.add(
                    "missing-order-id",
                    Weight.NOTE,
                    lines.namelessLines(),
                    lines.namelessRevenue(),
                    "%s (%s) without an order id: what a customer bought in a day is one order there."
                            .formatted(
                                    count(lines.namelessLines(), "line is", "lines are"),
                                    percent(
                                            Columns.share(
                                                    lines.namelessLines(), look.allLines()))));
        }
    }

    private static void spellings(Attribute attribute, TextCounts column, Findings findings) {
        if (column.spellings().isEmpty()) {
            return;
        }
        long rows = 0;
        double revenue = 0;
        List<String> named = new ArrayList<>();
        for (var alike : column.spellings()) {
            for (var other : alike.subList(1, alike.size())) {
                rows += other.lines();
                revenue += other.revenue();
            }
            if (named.size() < SPELLINGS_NAMED) {
                named.add("“%s” and “%s”".formatted(alike.get(0).value(), alike.get(1).value()));
            }
        }
        int more = column.spellings().size() - named.size();
        findings.add(
                "spelled-differently-" + attribute,
                Weight.WARNING,
                rows,
                revenue,
                "%s written in more than one way and counted apart: %s%s."
                        .formatted(
                                count(
                                        column.spellings().size(),
                                        attribute.singular() + " is",
                                        attribute.plural() + " are"),
                                String.join("; ", named),
                                more > 0 ? "; and %s more".formatted(count(more)) : ""));
    }

    private static String withArticle(String name) {
        return ("aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    private static void outliers(ColumnReport column, Findings findings) {
        var numbers = column.numbers();
        if (numbers == null) {
            return;
        }
        var outliers = numbers.outliers();
        var upper = outliers.upper();
        var name = column.name().replace('-', ' ');
        if (upper != null && outliers.linesAbove() > 0) {
            double revenue = outliers.revenueAbove().doubleValue();
            double largest = numbers.max().doubleValue();
            boolean heavyLine =
                    column.name().equals("amount") && findings.share(largest) >= HEAVY_LINE;
            boolean heavy = heavyLine || findings.share(revenue) >= HEAVY;
            findings.add(
                    "large-" + column.name(),
                    heavy ? Weight.WARNING : Weight.NOTE,
                    outliers.linesAbove(),
                    revenue,
                    """
                    %s of more than %s, far beyond the rest, with %s of revenue; the largest is %s. Wholesale, or typing \
                    errors?"""
                            .formatted(
                                    count(
                                            outliers.linesAbove(),
                                            "line has " + withArticle(name),
                                            "lines have " + withArticle(name)),
                                    money(upper.doubleValue()),
                                    percent(findings.share(revenue)),
                                    money(largest)));
        }
        var lower = outliers.lower();
        if (lower != null && outliers.linesBelow() > 0) {
            findings.add(
                    "small-" + column.name(),
                    Weight.NOTE,
                    outliers.linesBelow(),
                    outliers.revenueBelow().doubleValue(),
                    "%s below %s, far beyond the rest; the smallest is %s."
                            .formatted(
                                    count(
                                            outliers.linesBelow(),
                                            "line has " + withArticle(name),
                                            "lines have " + withArticle(name)),
                                    lower.toPlainString(),
                                    numbers.min().toPlainString()));
        }
    }
}
