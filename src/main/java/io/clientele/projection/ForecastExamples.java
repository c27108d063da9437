package io.clientele.projection;

/// Answers of the demo shop, shortened: one past period, two of the runners-up.
final class ForecastExamples {

    static final String SHOP =
            """
            {
             "period": "week",
             "horizon": 2,
             "part": {"division": "shop", "id": null, "name": "The whole shop"},
             "segmentation": {
              "id": "5f0c7c2e-3a4e-4d0e-9a53-2f6a0f8e1b11",
              "asOf": "2025-07-01",
              "computedAt": "2025-07-01T04:12:09Z",
              "stale": false},
             "knownUntil": "2025-06-30",
             "leftOutFrom": "2025-06-30",
             "closedWeekdays": [],
             "assumedShut": [],
             "total": {"revenue": 7525.64, "orders": 105.37},
             "points": [
              {
               "start": "2025-06-30",
               "end": "2025-07-06",
               "revenue": {"expected": 3761.6, "low80": 2576.48, "high80": 4774.62, "low95": 1931.72, "high95": 5342.76},
               "orders": {"expected": 52.32, "low80": 39.14, "high80": 61.8, "low95": 32.41, "high95": 68.25}},
              {
               "start": "2025-07-07",
               "end": "2025-07-13",
               "revenue": {"expected": 3764.04, "low80": 2578.16, "high80": 4777.73, "low95": 1932.98, "high95": 5346.24},
               "orders": {"expected": 53.06, "low80": 39.69, "high80": 62.68, "low95": 32.87, "high95": 69.21}}],
             "past": [
              {"start": "2025-06-23", "end": "2025-06-29", "revenue": 3808.44, "orders": 48}],
             "evidence": {
              "testedOn": "shop",
              "revenue": {
               "method": "combination",
               "fallback": false,
               "reason": "The mean of several methods: none erred less by more than chance explains, over 16 origins in the past.",
               "wape": 0.1715,
               "mase": 0.4355,
               "origins": 16,
               "validatedHorizon": 2,
               "history": 104,
               "runnersUp": [
                {"method": "arima", "wape": 0.1692, "mase": 0.4296},
                {"method": "simple-smoothing", "wape": 0.1692, "mase": 0.4296}]},
              "orders": {
               "method": "combination",
               "fallback": false,
               "reason": "The mean of several methods: none erred less by more than chance explains, over 16 origins in the past.",
               "wape": 0.1251,
               "mase": 0.326,
               "origins": 16,
               "validatedHorizon": 2,
               "history": 104,
               "runnersUp": [
                {"method": "damped-holt", "wape": 0.1252, "mase": 0.3263},
                {"method": "simple-smoothing", "wape": 0.1255, "mase": 0.3269}]}},
             "reconciliation": null}
            """;

    static final String SEGMENT =
            """
            {
             "period": "month",
             "horizon": 1,
             "part": {"division": "rfm", "id": "champions", "name": "Champions"},
             "segmentation": {
              "id": "5f0c7c2e-3a4e-4d0e-9a53-2f6a0f8e1b11",
              "asOf": "2025-07-01",
              "computedAt": "2025-07-01T04:12:09Z",
              "stale": false},
             "knownUntil": "2025-06-30",
             "leftOutFrom": null,
             "closedWeekdays": [],
             "assumedShut": [],
             "total": {"revenue": 9126.12, "orders": 139.12},
             "points": [
              {
               "start": "2025-07-01",
               "end": "2025-07-31",
               "revenue": {
                "expected": 9126.12,
                "low80": 5001.62,
                "high80": 12813.07,
                "low95": 3173.46,
                "high95": 14822.15},
               "orders": {"expected": 139.12, "low80": 82.36, "high80": 198.77, "low95": 52.69, "high95": 225.87}}],
             "past": [
              {"start": "2025-06-01", "end": "2025-06-30", "revenue": 12603.06, "orders": 191}],
             "evidence": {
              "testedOn": "shop",
              "revenue": {
               "method": "naive",
               "fallback": false,
               "reason": "The shop's forecast, shared out. naive erred least, over 16 origins in the past.",
               "wape": 0.1617,
               "mase": 0.4604,
               "origins": 16,
               "validatedHorizon": 1,
               "history": 24,
               "runnersUp": [
                {"method": "moving-average-3", "wape": 0.168, "mase": 0.4783},
                {"method": "moving-average-6", "wape": 0.1702, "mase": 0.4844}]},
              "orders": {
               "method": "naive",
               "fallback": false,
               "reason": "The shop's forecast, shared out. naive erred least, over 16 origins in the past.",
               "wape": 0.1635,
               "mase": 0.4755,
               "origins": 16,
               "validatedHorizon": 1,
               "history": 24,
               "runnersUp": [
                {"method": "moving-average-6", "wape": 0.1734, "mase": 0.5044},
                {"method": "moving-average-3", "wape": 0.1734, "mase": 0.5044}]}},
             "reconciliation": {
              "parts": 10,
              "method": "share-of-expected-purchases",
              "explanation": "The shop's forecast, shared out by what each segment's customers are expected to buy by their lifetime models: purchases x order value. A segment's own past would mislead, since what made the segment shows in it: recent buyers would seem to boom, silent customers to be dead. What customers yet to come will buy is shared out with the rest. Intervals are wider than the shop's by the chance of few purchases and the error of a share.",
              "revenueBefore": 5937.74,
              "ordersBefore": 100.71}}
            """;

    private ForecastExamples() {}
}
