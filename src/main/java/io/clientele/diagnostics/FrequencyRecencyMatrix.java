package io.clientele.diagnostics;

import io.clientele.lifetime.PurchaseModel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What a model expects of customers of the greatest age, by how often they came back and when
/// last.
///
/// @param ageDays T of all these customers
/// @param horizonDays the time that purchases are expected in
/// @param frequencies x of each row
/// @param daysSinceLast T − t_x of each column, in days
/// @param expectedPurchases a list a row, an entry a column
/// @param probabilityAlive likewise
public record FrequencyRecencyMatrix(
        int ageDays,
        int horizonDays,
        List<Integer> frequencies,
        List<Integer> daysSinceLast,
        List<List<Double>> expectedPurchases,
        List<List<Double>> probabilityAlive) {

    private static final int ROWS = 30;
    private static final int COLUMNS = 30;

    /// @param ageDays the greatest age of a customer
    /// @param mostRepeats the greatest x of a customer
    public static FrequencyRecencyMatrix of(
            PurchaseModel model, int ageDays, int mostRepeats, int horizonDays) {
        List<Integer> frequencies = steps(1, Math.max(1, mostRepeats), ROWS);
        // A repeat purchase needs a day after the first.
        List<Integer> sinceLast = steps(0, Math.max(0, ageDays - 1), COLUMNS);
        return new FrequencyRecencyMatrix(
                ageDays,
                horizonDays,
                frequencies,
                sinceLast,
                cells(
                        frequencies,
                        sinceLast,
                        cell ->
                                model.expectedPurchases(
                                        horizonDays, cell.x, ageDays - cell.since, ageDays)),
                cells(
                        frequencies,
                        sinceLast,
                        cell -> model.probabilityAlive(cell.x, ageDays - cell.since, ageDays)));
    }

    private record Cell(int x, int since) {}

    private static List<List<Double>> cells(
            List<Integer> frequencies, List<Integer> sinceLast, ToDoubleFunction<Cell> value) {
        List<List<Double>> rows = new ArrayList<>();
        for (int x : frequencies) {
            rows.add(
                    sinceLast.stream()
                            .map(since -> value.applyAsDouble(new Cell(x, since)))
                            .toList());
        }
        return rows;
    }

    /// Every whole number from `from` to `to`, or that many evenly spaced ones.
    private static List<Integer> steps(int from, int to, int most) {
        int count = Math.min(most, to - from + 1);
        return IntStream.range(0, count)
                .map(i -> count == 1 ? from : from + (int) ((long) i * (to - from) / (count - 1)))
                .boxed()
                .toList();
    }
}
