package io.clientele.diagnostics;

import io.clientele.history.Cut;
import io.clientele.lifetime.PurchaseModel;

import java.util.ArrayList;
import java.util.List;

/// Repeat purchases of all customers of a cut, week by week: what a model fitted up to the cut
/// says there should be, and what there was, before the cut and after it.
///
/// The model is asked for new customers only, not for what it learnt of each, so the curve tests
/// its shape. Later customers are left out of both.
///
/// @param firstDay the first day of the first week, an epoch day
/// @param lastKnownDay the last day that the model could learn from, an epoch day
/// @param weeks each of seven days; a week cut short by the end of the history is left out
public record Tracking(int firstDay, int lastKnownDay, List<Week> weeks) {

    private static final int DAYS = 7;

    /// @param expected repeat purchases that the model expects in the week
    /// @param actual repeat purchases made in it
    /// @param expectedSoFar since the first week
    /// @param actualSoFar likewise
    public record Week(
            int number, double expected, int actual, double expectedSoFar, int actualSoFar) {}

    public Tracking {
        weeks = List.copyOf(weeks);
    }

    public static Tracking of(PurchaseModel model, Cut cut) {
        int first = cut.history().firstDay();
        int weeks = cut.size() == 0 ? 0 : (cut.history().lastDay() - first + 1) / DAYS;
        int[] births = new int[weeks * DAYS];
        int[] actual = new int[weeks];
        for (int row = 0; row < cut.size(); row++) {
            int customer = cut.customer()[row];
            int from = cut.start(row);
            int birth = cut.history().day()[from] - first;
            if (birth < births.length) {
                births[birth]++;
            }
            for (int i = from + 1; i < cut.history().start()[customer + 1]; i++) {
                int week = (cut.history().day()[i] - first) / DAYS;
                if (week < weeks) {
                    actual[week]++;
                }
            }
        }
        return new Tracking(first, cut.day(), weeks(actual, expectedSoFar(model, births)));
    }

    private static List<Week> weeks(int[] actual, double[] expectedSoFar) {
        List<Week> weeks = new ArrayList<>();
        double before = 0;
        int sum = 0;
        for (int week = 0; week < actual.length; week++) {
            sum += actual[week];
            weeks.add(
                    new Week(
                            week + 1,
                            expectedSoFar[week] - before,
                            actual[week],
                            expectedSoFar[week],
                            sum));
            before = expectedSoFar[week];
        }
        return weeks;
    }

    /// By the end of each week: the sum over customers of what is expected since their birth.
    private static double[] expectedSoFar(PurchaseModel model, int[] births) {
        double[] sinceBirth = new double[births.length];
        for (int age = 0; age < births.length; age++) {
            sinceBirth[age] = model.expectedPurchases(age);
        }
        double[] expected = new double[births.length / DAYS];
        for (int week = 0; week < expected.length; week++) {
            int lastDay = (week + 1) * DAYS - 1;
            for (int birth = 0; birth <= lastDay; birth++) {
                expected[week] += births[birth] * sinceBirth[lastDay - birth];
            }
        }
        return expected;
    }
}
