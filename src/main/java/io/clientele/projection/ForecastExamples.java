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
               "revenue": {"expected": 3761.60, "low80": 2555.70, "high80": 4772.51, "low95": 1860.05, "high95": 5341.37},
               "orders": {"expected": 52.32, "low80": 38.92, "high80": 61.79, "low95": 31.66, "high95": 68.24}},
              {
               "start": "2025-07-07",
               "end": "2025-07-13",
               "revenue": {"expected": 3764.04, "low80": 2557.36, "high80": 4775.61, "low95": 1861.26, "high95": 5344.85},
               "orders": {"expected": 53.06, "low80": 39.47, "high80": 62.66, "low95": 32.11, "high95": 69.20}}],
             "past": [
              {"start": "2025-06-23", "end": "2025-06-29", "revenue": 3808.44, "orders": 48}],
             "evidence": {
              "testedOn": "shop",
              "revenue": {
               "method": "combination",
               "combined": ["arima", "damped-holt", "moving-average-4", "simple-smoothing", "theta"],
               "fallback": false,
               "reason": "The mean of several methods: none erred less by more than chance explains, over 16 origins in the past.",
               "wape": 0.1715,
               "mase": 0.6853,
               "origins": 16,
               "validatedHorizon": 2,
               "history": 104,
               "runnersUp": [
                {"method": "arima", "wape": 0.1691, "mase": 0.6759},
                {"method": "simple-smoothing", "wape": 0.1692, "mase": 0.676}]},
              "orders": {
               "method": "combination",
               "combined": ["arima", "damped-holt", "moving-average-4", "simple-smoothing", "theta"],
               "fallback": false,
               "reason": "The mean of several methods: none erred less by more than chance explains, over 16 origins in the past.",
               "wape": 0.1252,
               "mase": 0.8262,
               "origins": 16,
               "validatedHorizon": 2,
               "history": 104,
               "runnersUp": [
                {"method": "damped-holt", "wape": 0.1253, "mase": 0.8271},
                {"method": "simple-smoothing", "wape": 0.1255, "mase": 0.8287}]},
              "ownPast": null},
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
             "total": {"revenue": 9727.13, "orders": 165.33},
             "points": [
              {
               "start": "2025-07-01",
               "end": "2025-07-31",
               "revenue": {
                "expected": 9727.13,
                "low80": 5387.22,
                "high80": 13468.65,
                "low95": 3567.82,
                "high95": 15637.34},
               "orders": {"expected": 165.33, "low80": 97.65, "high80": 237.08, "low95": 62.73, "high95": 267.51}}],
             "past": [
              {"start": "2025-06-01", "end": "2025-06-30", "revenue": 12603.06, "orders": 191}],
             "evidence": {
              "testedOn": "shop",
              "revenue": {
               "method": "combination",
               "combined": ["arima", "damped-holt", "moving-average-3", "simple-smoothing", "theta"],
               "fallback": false,
               "reason": "The shop's forecast, shared out. The mean of several methods: none erred less by more than chance explains, over 16 origins in the past.",
               "wape": 0.1522,
               "mase": 0.6925,
               "origins": 16,
               "validatedHorizon": 1,
               "history": 24,
               "runnersUp": [
                 {"method": "simple-smoothing", "wape": 0.1465, "mase": 0.6666},
                 {"method": "theta", "wape": 0.1489, "mase": 0.6775}]},
              "orders": {
               "method": "combination",
               "combined": ["arima", "damped-holt", "moving-average-3", "simple-smoothing", "theta"],
               "fallback": false,
               "reason": "The shop's forecast, shared out. The mean of several methods: none erred less by more than chance explains, over 16 origins in the past.",
               "wape": 0.1597,
               "mase": 0.7417,
               "origins": 16,
               "validatedHorizon": 1,
               "history": 24,
               "runnersUp": [
                 {"method": "simple-smoothing", "wape": 0.1613, "mase": 0.7494},
                 {"method": "naive", "wape": 0.1634, "mase": 0.7591}]},
              "ownPast": {
               "total": {"revenue": 12719.83, "orders": 208.89},
               "revenue": {
                "method": "combination",
                "combined": ["arima", "damped-holt", "moving-average-3", "simple-smoothing", "theta"],
                "fallback": false,
                "reason": "The mean of several methods: none erred less by more than chance explains, over 16 origins in the past.",
                "wape": 0.1886,
                "mase": 2.6135,
                "origins": 16,
                "validatedHorizon": 1,
                "history": 24,
                "runnersUp": [
                  {"method": "holt", "wape": 0.1615, "mase": 2.2384},
                  {"method": "damped-holt", "wape": 0.1893, "mase": 2.6237}]},
               "orders": {
                "method": "combination",
                "combined": ["arima", "damped-holt", "moving-average-3", "simple-smoothing", "theta"],
                "fallback": false,
                "reason": "The mean of several methods: none erred less by more than chance explains, over 16 origins in the past.",
                "wape": 0.2125,
                "mase": 1.8833,
                "origins": 16,
                "validatedHorizon": 1,
                "history": 24,
                "runnersUp": [
                  {"method": "holt", "wape": 0.1875, "mase": 1.662},
                  {"method": "theta", "wape": 0.2049, "mase": 1.8162}]}}},
             "reconciliation": {
              "parts": 10,
              "method": "share-of-expected-purchases",
              "explanation": "The shop's forecast, shared out by what each segment's customers are expected to buy by their lifetime models: purchases x order value. A segment's own past would mislead, since what made the segment shows in it: recent buyers would seem to boom, silent customers to be dead. What customers yet to come will buy is shared out with the rest. Intervals are wider than the shop's by the chance of few purchases and the error of a share.",
              "revenueBefore": 5937.74,
              "ordersBefore": 102.44}}
            """;

    private ForecastExamples() {}
}
