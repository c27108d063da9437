package io.clientele.insight;

import static io.clientele.statistics.Wording.count;
import static io.clientele.statistics.Wording.money;
import static io.clientele.statistics.Wording.percent;
import static io.clientele.statistics.Wording.times;

import io.clientele.insight.AttributeReport.AttributeFinding;
import io.clientele.insight.AttributeReport.Difference;
import io.clientele.insight.AttributeReport.Mix;
import io.clientele.insight.AttributeReport.ValueReport;
import io.clientele.statistics.Comparison;
import io.clientele.tally.Attribute;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Says what a marketer should know of the values of an attribute; only differences that are more
/// than chance are called differences.
final class AttributeFindings {

    private static final double DOMINANT = 0.5;
    private static final double FEW = 0.001;
    private static final int MOST = 12;

    private final Attribute attribute;
    private final ValueReport shop;
    private final List<ValueReport> items;
    private final List<AttributeFinding> found = new ArrayList<>();

    private AttributeFindings(Attribute attribute, ValueReport shop, List<ValueReport> items) {
        this.attribute = attribute;
        this.shop = shop;
        this.items = items;
    }

    static List<AttributeFinding> of(
            Attribute attribute,
            ValueReport shop,
            @Nullable ValueReport notStated,
            List<ValueReport> items,
            boolean segmented) {
        var findings = new AttributeFindings(attribute, shop, items);
        if (items.isEmpty()) {
            findings.absent();
            return List.copyOf(findings.found);
        }
        findings.dominance();
        // What can be acted on comes first, since not all is told.
        items.forEach(findings::champions);
        items.forEach(findings::returns);
        items.forEach(findings::growth);
        items.forEach(findings::orders);
        if (findings.found.size() > MOST) {
            findings.found.subList(MOST, findings.found.size()).clear();
        }
        findings.frame(notStated, segmented);
        return List.copyOf(findings.found);
    }

    private void add(String code, @Nullable String value, BigDecimal revenue, String sentence) {
        found.add(new AttributeFinding(code, value, sentence, revenue));
    }

    private void absent() {
        add(
                "absent",
                null,
                shop.revenue(),
                shop.orders() == 0
                        ? "There is no purchase to look at."
                        : "No line names a %s, so nothing can be said by it. Send the column with your transactions."
                                .formatted(attribute.singular()));
    }

    private void dominance() {
        var first = items.getFirst();
        if (items.size() > 1 && first.revenueShare() >= DOMINANT) {
            add(
                    "dominates",
                    first.value(),
                    first.revenue(),
                    "%s brings %s of revenue with %s of customers; the other %s share the rest."
                            .formatted(
                                    first.value(),
                                    percent(first.revenueShare()),
                                    percent(first.customerShare()),
                                    count(
                                            items.size() - 1L,
                                            attribute.singular(),
                                            attribute.plural())));
        }
    }

    private void champions(ValueReport item) {
        var difference = significant(item, Measure.CHAMPIONS).orElse(null);
        if (difference == null) {
            return;
        }
        double held =
                item.segments().stream()
                        .filter(mix -> mix.id().equals("champions"))
                        .mapToDouble(Mix::shareOfSegment)
                        .findFirst()
                        .orElse(0);
        if (difference.value() > difference.rest()) {
            add(
                    "holds-champions",
                    item.value(),
                    item.revenue(),
                    "%s holds %s of champions with %s of segmented customers%s"
                            .formatted(
                                    item.value(),
                                    percent(held),
                                    percent(segmentedShare(item)),
                                    significant(item, Measure.GROWTH)
                                            .map(this::advice)
                                            .orElse(": keep them close.")));
        } else {
            add(
                    "lacks-champions",
                    item.value(),
                    item.revenue(),
                    "Only %s of the customers of %s are champions, against %s elsewhere on average: give them a reason to come back."
                            .formatted(
                                    percent(difference.value()),
                                    item.value(),
                                    percent(difference.rest())));
        }
    }

    /// Of the customers whom the snapshot knows, as the share of champions is.
    private double segmentedShare(ValueReport item) {
        return ValueReports.share(segmented(item), segmented(shop));
    }

    private static long segmented(ValueReport report) {
        return report.segments().stream().mapToLong(Mix::customers).sum();
    }

    private String advice(Difference growth) {
        return growth.value() > growth.rest()
                ? " and %s on the quarter before%s: focus there."
                        .formatted(grew(growth.value()), whileTheShop())
                : ", but %s on the quarter before%s: find out why."
                        .formatted(grew(growth.value()), whileTheShop());
    }

    private String whileTheShop() {
        var growth = shop.growth().onQuarterBefore();
        return growth == null ? "" : ", while the whole shop " + grew(growth);
    }

    private void growth(ValueReport item) {
        significant(item, Measure.GROWTH)
                .ifPresent(
                        difference ->
                                add(
                                        difference.value() > difference.rest()
                                                ? "grows-faster"
                                                : "falls-behind",
                                        item.value(),
                                        item.revenue(),
                                        "%s %s on the quarter before, all others %s%s."
                                                .formatted(
                                                        item.value(),
                                                        grew(difference.value()),
                                                        grew(difference.rest()),
                                                        whileTheShop())));
    }

    private static String grew(double growth) {
        return (growth < 0 ? "fell " : "grew ") + percent(Math.abs(growth));
    }

    private void returns(ValueReport item) {
        var difference = significant(item, Measure.RETURN_SHARE).orElse(null);
        if (difference == null || difference.value() < difference.rest()) {
            return;
        }
        var better = fewestReturns(item).map(ValueReport::value).orElse("another");
        add(
                "returned-more",
                item.value(),
                item.revenue(),
                "%s is %s of orders, and %s of its lines come back, %s: %s"
                        .formatted(
                                item.value(),
                                percent(item.orderShare()),
                                percent(difference.value()),
                                difference.rest() == 0
                                        ? "elsewhere none"
                                        : "%s as many as elsewhere (%s)"
                                                .formatted(
                                                        times(
                                                                difference.value()
                                                                        / difference.rest()),
                                                        percent(difference.rest())),
                                attribute == Attribute.PAYMENT_METHOD
                                        ? "nudge its customers to %s.".formatted(better)
                                        : "find out why."));
    }

    /// Among those that carry enough for a comparison.
    private Optional<ValueReport> fewestReturns(ValueReport other) {
        return items.stream()
                .filter(item -> !Objects.equals(item.value(), other.value()))
                .filter(
                        item ->
                                item.differences().stream()
                                        .anyMatch(d -> d.measure() == Measure.RETURN_SHARE))
                .min(
                        Comparator.comparingDouble(
                                item ->
                                        Optional.ofNullable(item.returns().share())
                                                .orElse(Double.MAX_VALUE)));
    }

    private void orders(ValueReport item) {
        significant(item, Measure.AVERAGE_ORDER)
                .ifPresent(
                        difference -> {
                            boolean more = difference.value() > difference.rest();
                            add(
                                    more ? "larger-orders" : "smaller-orders",
                                    item.value(),
                                    item.revenue(),
                                    "An order of %s is worth %s on average, %s than elsewhere (%s)."
                                            .formatted(
                                                    item.value(),
                                                    money(difference.value()),
                                                    more ? "more" : "less",
                                                    money(difference.rest())));
                        });
    }

    private void frame(@Nullable ValueReport notStated, boolean segmented) {
        if (items.stream().allMatch(item -> item.differences().isEmpty())) {
            add("too-few", null, shop.revenue(), nothingToCompare(notStated));
        } else if (found.isEmpty()) {
            add(
                    "no-difference",
                    null,
                    shop.revenue(),
                    "No %s differs from the others by more than chance would give."
                            .formatted(attribute.singular()));
        }
        if (notStated != null && notStated.revenueShare() >= FEW) {
            add(
                    "not-stated",
                    null,
                    notStated.revenue(),
                    "%s of revenue names no %s and is in the figures of the shop alone."
                            .formatted(percent(notStated.revenueShare()), attribute.singular()));
        }
        if (!segmented) {
            add(
                    "not-segmented",
                    null,
                    shop.revenue(),
                    "Nothing has been segmented yet, so champions and tiers cannot be told.");
        }
    }

    private String nothingToCompare(@Nullable ValueReport notStated) {
        return items.size() == 1 && notStated == null
                ? "%s is the only %s, so there is no other to hold it against."
                        .formatted(items.getFirst().value(), attribute.singular())
                : "Too few customers to tell whether any %s differs from the others: it takes %d on either side."
                        .formatted(attribute.singular(), Comparison.FEWEST_CUSTOMERS);
    }

    private static Optional<Difference> significant(ValueReport item, Measure measure) {
        return item.differences().stream()
                .filter(difference -> difference.measure() == measure)
                .filter(Difference::significant)
                .findFirst();
    }
}
