package io.clientele.quality;

import static io.clientele.statistics.Wording.count;
import static io.clientele.statistics.Wording.list;
import static io.clientele.statistics.Wording.money;
import static io.clientele.statistics.Wording.percent;

import io.clientele.statistics.Wording;
import io.clientele.upload.ReceivedRows.NamedCurrency;

import java.util.List;
import java.util.Map;

/// What became of rows: refused, repeated, returned, of no product, of one customer.
final class RowFindings {

    private static final Map<String, String> REFUSED =
            Map.ofEntries(
                    Map.entry("missing-customer-id", "name no customer"),
                    Map.entry("invalid-customer-id", "have a customer id that cannot be one"),
                    Map.entry("missing-timestamp", "have no date"),
                    Map.entry("invalid-timestamp", "have a date that cannot be read"),
                    Map.entry("missing-quantity", "have no quantity"),
                    Map.entry("invalid-quantity", "have a quantity that is no number"),
                    Map.entry("missing-unit-price", "have no price"),
                    Map.entry("invalid-unit-price", "have a price that is no number"),
                    Map.entry("missing-amount", "have no amount"),
                    Map.entry("invalid-amount", "have an amount that is no number"),
                    Map.entry("amount-out-of-range", "have an amount too large to be counted"),
                    Map.entry("value-too-long", "have a value that is too long"),
                    Map.entry("non-positive-amount", "are worth nothing or less"),
                    Map.entry("non-product", "sell no product"),
                    Map.entry("erased-customer", "belong to customers who were erased"));

    private static final double MANY = 0.05;
    private static final double MOST = 0.5;
    private static final double LARGE_RETURNS = 0.15;
    private static final double ONE_CUSTOMER = 0.1;
    private static final int ENOUGH_CUSTOMERS = 20;

    /// Fewer dates may be mistyped.
    private static final int NO_SLIPS = 3;

    private RowFindings() {}

    static void add(Look look, Findings findings) {
        look.sent().rejectedByReason().forEach((code, rows) -> refused(look, code, rows, findings));
        duplicates(look, findings);
        returns(look, findings);
        unmatched(look, findings);
        dates(look, findings);
        nonProducts(look, findings);
        oneCustomer(look, findings);
        currencies(look.currencies(), findings);
        for (var found : look.scaleBreaks()) {
            scaleBreak(found, findings);
        }
    }

    private static void refused(Look look, String code, long rows, Findings findings) {
        double share = Columns.share(rows, look.sent().read());
        var words = REFUSED.getOrDefault(code, "were refused as " + code);
        findings.addUncounted(
                "refused-" + code,
                look.refusedAmounts().get(code),
                share >= MOST ? Weight.PROBLEM : share >= MANY ? Weight.WARNING : Weight.NOTE,
                rows,
                "%s of %s (%s) %s. They were refused, and what they sold is in no other figure here."
                        .formatted(
                                count(rows),
                                count(look.sent().read(), "row", "rows"),
                                percent(share),
                                words));
    }

    private static void duplicates(Look look, Findings findings) {
        long rows = look.sent().duplicates();
        if (rows > 0) {
            double share = Columns.share(rows, look.sent().read());
            findings.addUncounted(
                    "duplicates",
                    look.caveats().duplicatesAmount(),
                    share >= MANY ? Weight.WARNING : Weight.NOTE,
                    rows,
                    """
                    %s (%s) had been sent before or repeat another row in every column, and count once. If your shop \
                    does sell the same line twice in one order, send such files with duplicates=keep."""
                            .formatted(count(rows, "row", "rows"), percent(share)));
        }
    }

    private static void returns(Look look, Findings findings) {
        long lines = look.lines().returns();
        double worth = -look.lines().returnedAmount();
        if (lines > 0) {
            double share = findings.share(worth);
            findings.add(
                    "returns",
                    share >= LARGE_RETURNS ? Weight.WARNING : Weight.NOTE,
                    lines,
                    worth,
                    "%s (%s of all) take goods back, worth %s or %s of revenue."
                            .formatted(
                                    count(lines, "line", "lines"),
                                    percent(Columns.share(lines, look.allLines())),
                                    money(worth),
                                    percent(share)));
        }
    }

    private static void unmatched(Look look, Findings findings) {
        var caveats = look.caveats();
        if (caveats.unmatchedReturns() > 0) {
            findings.add(
                    "unmatched-returns",
                    findings.share(caveats.unmatchedAmount()) >= MANY
                            ? Weight.WARNING
                            : Weight.NOTE,
                    caveats.unmatchedReturns(),
                    caveats.unmatchedAmount(),
                    """
                    %s found no purchase to be subtracted from, or not enough of one: what is left of them is worth %s \
                    or %s of revenue. Are purchases missing, such as those before the first day?"""
                            .formatted(
                                    count(
                                            caveats.unmatchedReturns(),
                                            "returned row",
                                            "returned rows"),
                                    money(caveats.unmatchedAmount()),
                                    percent(findings.share(caveats.unmatchedAmount()))));
        }
    }

    private static void dates(Look look, Findings findings) {
        var caveats = look.caveats();
        long refused = caveats.refusedDates();
        long doubtful = caveats.doubtfulDates();
        if (refused + doubtful > 0) {
            var share = percent(findings.share(caveats.doubtfulAmount()));
            findings.add(
                    "doubtful-dates",
                    weight(refused, doubtful, look.sent().read()),
                    refused + doubtful,
                    caveats.doubtfulAmount(),
                    refused == 0 ? open(doubtful, share) : contrary(refused, doubtful, share));
        }
    }

    private static Weight weight(long refused, long doubtful, long read) {
        boolean many = Columns.share(refused + doubtful, read) >= MANY;
        if (refused >= NO_SLIPS) {
            return many ? Weight.PROBLEM : Weight.WARNING;
        }
        return many && refused == 0 && doubtful >= NO_SLIPS ? Weight.WARNING : Weight.NOTE;
    }

    private static String contrary(long refused, long doubtful, String share) {
        var rows = count(refused, "row was", "rows were");
        var among = count(doubtful, "row", "rows");
        return refused < NO_SLIPS
                ? """
                %s refused, for the dates can only be read in another order than those of the file, and %s among them \
                may have day and month swapped, with %s of revenue. Slips you may correct and send again; where \
                another export was appended, undo the upload, and send its parts apart."""
                        .formatted(rows, among, share)
                : """
                Files write dates in more than one order: %s refused, for they can only be read in another one, and \
                %s among them may have day and month swapped, with %s of revenue. Undo the upload, and send its parts \
                apart."""
                        .formatted(rows, among, share);
    }

    private static String open(long doubtful, String share) {
        return """
        The dates of %s, with %s of revenue, are another day in another order, and none tells which it is: day and \
        month may be swapped. Where they are, undo the upload, and send it with its order of dates."""
                .formatted(count(doubtful, "row", "rows"), share);
    }

    private static void nonProducts(Look look, Findings findings) {
        long lines = look.lines().nonProductLines();
        double revenue = look.lines().nonProductRevenue();
        if (lines > 0) {
            findings.add(
                    "non-products",
                    findings.share(revenue) >= MANY ? Weight.WARNING : Weight.NOTE,
                    lines,
                    revenue,
                    "%s no product but postage, fees or the like: %s of revenue."
                            .formatted(
                                    count(lines, "line sells", "lines sell"),
                                    percent(findings.share(revenue))));
        }
    }

    private static void oneCustomer(Look look, Findings findings) {
        var customers = look.customers();
        double share = Columns.share(customers.mostLines(), look.lines().lines());
        if (customers.customers() == 1) {
            findings.add(
                    "one-customer",
                    Weight.WARNING,
                    customers.mostLines(),
                    customers.revenueOfMostLines(),
                    "All purchases are of one customer: there is nobody to compare with.");
        } else if (customers.customers() >= ENOUGH_CUSTOMERS && share >= ONE_CUSTOMER) {
            findings.add(
                    "one-customer",
                    Weight.WARNING,
                    customers.mostLines(),
                    customers.revenueOfMostLines(),
                    """
                    One customer id has %s of all lines and %s of revenue. If it stands for many people, such as guests \
                    or the till, take it out: it distorts every figure about customers."""
                            .formatted(
                                    percent(share),
                                    percent(findings.share(customers.revenueOfMostLines()))));
        }
    }

    /// What is not in the currency of most rows is what distorts the sums.
    private static void currencies(List<NamedCurrency> currencies, Findings findings) {
        if (currencies.size() < 2) {
            return;
        }
        var others = currencies.subList(1, currencies.size());
        findings.add(
                "mixed-currencies",
                Weight.PROBLEM,
                others.stream().mapToLong(NamedCurrency::rows).sum(),
                others.stream().mapToDouble(NamedCurrency::revenue).sum(),
                """
                Purchases are in several currencies: %s. Their amounts are added up as they stand, and nothing is \
                converted: bring them to one currency, and send them again."""
                        .formatted(
                                list(
                                        currencies.stream()
                                                .map(
                                                        one ->
                                                                "%s in %s"
                                                                        .formatted(
                                                                                one.currency(),
                                                                                count(
                                                                                        one.rows(),
                                                                                        "row",
                                                                                        "rows")))
                                                .toList())));
    }

    private static void scaleBreak(QualityReport.ScaleBreak found, Findings findings) {
        var day = found.day();
        double factor = found.factor();
        findings.add(
                "scale-break",
                Weight.PROBLEM,
                found.lines(),
                found.revenue().doubleValue(),
                """
                    %s prices are %s what the same products cost otherwise: %s, %s of revenue. Another currency, cents \
                    for units, or a lost decimal point?"""
                        .formatted(
                                day == null ? "In upload " + found.upload() : "On " + day,
                                factor >= 1
                                        ? Wording.times(factor)
                                        : "only %s of".formatted(percent(factor)),
                                count(found.lines(), "line", "lines"),
                                percent(findings.share(found.revenue().doubleValue()))));
    }
}
