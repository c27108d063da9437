package io.clientele.diagnostics;

import io.clientele.lifetime.PurchaseModel;

import java.util.ArrayList;
import java.util.List;

/// One customer's P(alive) as it would have been seen on earlier days, each from what was known
/// then, with the parameters of today.
///
/// @param points at most [#POINTS] evenly spaced days and, besides, each purchase day and the day
///     before it, where the chance jumps
public record AliveHistory(List<Point> points) {

    static final int POINTS = 100;

    /// @param day an epoch day
    /// @param purchase whether the customer bought on it
    public record Point(int day, boolean purchase, double probabilityAlive) {}

    public AliveHistory {
        points = List.copyOf(points);
    }

    /// @param days the customer's purchase days, ascending epoch days, at least one
    /// @param until the last day known, not before the last of them
    public static AliveHistory of(PurchaseModel model, int[] days, int until) {
        List<Point> points = new ArrayList<>();
        int step = Math.ceilDiv(Math.max(1, until - days[0]), POINTS);
        int bought = 0;
        for (int day = days[0]; day <= until; day++) {
            boolean purchase = bought < days.length && days[bought] == day;
            bought += purchase ? 1 : 0;
            boolean purchaseNext = bought < days.length && days[bought] == day + 1;
            boolean onStep = (until - day) % step == 0;
            if (purchase || purchaseNext || onStep) {
                int age = day - days[0];
                int ageAtLast = days[bought - 1] - days[0];
                points.add(
                        new Point(
                                day, purchase, model.probabilityAlive(bought - 1, ageAtLast, age)));
            }
        }
        return new AliveHistory(points);
    }
}
