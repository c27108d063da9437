package io.clientele.openapi;

import static java.util.Map.entry;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import java.util.Map;

/// Describes what the modules of maths give out as it is: they know nothing of this document.
@Component
final class MathsInWords implements GlobalOpenApiCustomizer {

    /// By schema, or by schema and field.
    static final Map<String, String> TEXTS =
            Map.ofEntries(
                    entry("Week", "Repeat purchases of all customers in one week."),
                    entry("Week.number", "1 for the first."),
                    entry("Week.expected", "Repeat purchases that the model expects in it."),
                    entry("Week.actual", "Repeat purchases made in it."),
                    entry("Week.expectedSoFar", "Expected since the first week began."),
                    entry("Week.actualSoFar", "Made since the first week began."),
                    entry("PurchaseCounts", "How many customers came back how often."),
                    entry(
                            "PurchaseCounts.counts",
                            "0, 1, 2 and so on repeat purchases; the last stands for all above too."),
                    entry("Count", "The customers who came back equally often."),
                    entry("Count.repeats", "Number of repeat purchases."),
                    entry("Count.orMore", "Whether it stands for larger numbers too."),
                    entry("Count.expected", "Customers that BG/NBD expects."),
                    entry("Count.actual", "Customers there are."),
                    entry("Density", "How customers differ in one thing, as the model has it."),
                    entry(
                            "Density.subject",
                            "`purchase-rate`: purchases a day while a customer; `leaving-chance`: chance of leaving after"
                                    + " a purchase; `leaving-rate`: rate of leaving a day; `mean-order-value`: mean"
                                    + " value of a purchase day, in the shop's currency."),
                    entry("Density.points", "Evenly spaced, over almost all of the customers."),
                    entry("Point", "A value and its density."),
                    entry("Point.value", "In the unit of the subject."),
                    entry("Point.density", "Share of the customers for each unit of the value."),
                    entry(
                            "FrequencyRecencyMatrix",
                            "What the model expects of customers of the greatest age, by how often they came back and"
                                    + " when last."),
                    entry("FrequencyRecencyMatrix.ageDays", "Days since their first purchase."),
                    entry(
                            "FrequencyRecencyMatrix.horizonDays",
                            "Days that purchases are expected in."),
                    entry(
                            "FrequencyRecencyMatrix.frequencies",
                            "Repeat purchases, one for each row."),
                    entry(
                            "FrequencyRecencyMatrix.daysSinceLast",
                            "Days since the last purchase, one for each column."),
                    entry(
                            "FrequencyRecencyMatrix.expectedPurchases",
                            "Expected purchases: a list for each row, a number for each column."),
                    entry(
                            "FrequencyRecencyMatrix.probabilityAlive",
                            "P(alive), 0 to 1: a list for each row, a number for each column."),
                    entry("MonthValue", "What all customers are expected to bring in one month."),
                    entry("MonthValue.month", "1 for the next 30 days."),
                    entry("MonthValue.purchases", "Expected purchase days."),
                    entry(
                            "MonthValue.revenue",
                            "Expected revenue, not discounted, in the shop's currency."),
                    entry(
                            "MonthValue.discounted",
                            "The part of the lifetime value of all that falls in this month."),
                    entry(
                            "CalibrationBin",
                            "A tenth of the customers, by prediction: what was expected of them and what they did."),
                    entry("CalibrationBin.customers", "Customers in this tenth."),
                    entry("CalibrationBin.predicted", "Mean prediction."),
                    entry("CalibrationBin.actual", "Mean outcome."),
                    entry(
                            "FrequencyBin",
                            "The customers who had come back equally often before the held-out days: what was expected of"
                                    + " them there and what they did."),
                    entry("FrequencyBin.repeats", "Repeat purchase days before."),
                    entry("FrequencyBin.orMore", "Whether it stands for larger numbers too."),
                    entry("FrequencyBin.customers", "Customers of this kind."),
                    entry("FrequencyBin.predicted", "Mean prediction of purchases."),
                    entry("FrequencyBin.actual", "Mean number of purchases."));

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().getSchemas().forEach(MathsInWords::describe);
    }

    private static void describe(String name, Schema<?> schema) {
        var text = TEXTS.get(name);
        if (text != null) {
            schema.setDescription(text);
            schema.getProperties()
                    .forEach(
                            (field, values) ->
                                    values.setDescription(TEXTS.get(name + "." + field)));
        }
    }
}
