package io.clientele.forecast;

import io.clientele.calendar.Period;
import io.clientele.timeseries.ForecastingMethod;
import io.clientele.timeseries.ForecastingModel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Lets methods forecast from origins in the past, each knowing only what came before, and keeps
/// what they said.
///
/// Opening days too are those that were to be learnt until then: a period is forecast for the part
/// of it that was expected to be open, and counts whether it was or not. Only the weekdays on which
/// the shop has not sold for half a year by now are no steps, and do not count.
///
/// From the third year on there are origins around the same week of the year before as well, since
/// what comes next may be like nothing in the last weeks.
///
/// Parameters are learnt anew at every third origin; between these a method sees the new values
/// with the parameters it has. The last origins have fewer steps behind them, and count as far as
/// they go: they know the most.
final class Validation {

    private static final int MOST_ORIGINS = 16;
    private static final int FEWEST_ORIGINS = 3;

    /// Origins around the same week of the year before, a multiple of those that share parameters.
    private static final int A_YEAR_BEFORE = 6;

    /// A yearly season takes two years to be learnt and another to be put to the test.
    private static final int YEARS_TO_COMPARE = 3;

    private static final int LEARNT_EVERY = 3;
    private static final int HORIZON_SHARE = 4;

    private final PeriodSeries series;
    private final int horizon;
    private final int[] origins;
    private final double[][] histories;
    private final double[][] sizes;

    /// @param wanted steps ahead that are asked for; a quarter of the history at most is validated
    Validation(PeriodSeries series, int wanted) {
        this.series = series;
        this.horizon = Math.clamp(series.length() / HORIZON_SHARE, 1, Math.max(1, wanted));
        this.origins = chooseOrigins();
        this.histories = new double[origins.length][];
        this.sizes = new double[origins.length][];
        for (int i = 0; i < origins.length; i++) {
            PeriodSeries known = series.knownBefore(origins[i]);
            histories[i] = known.history(series.week());
            sizes[i] =
                    series.starts().subList(origins[i], origins[i] + steps(i)).stream()
                            .mapToDouble(known::size)
                            .toArray();
        }
    }

    private int[] chooseOrigins() {
        List<Integer> found = new ArrayList<>();
        int fewest = series.length() - FEWEST_ORIGINS * series.week();
        int earliest =
                Math.max(series.shortestHistory(), Math.min(Candidates.ALL_CAN_LEARN, fewest));
        for (int origin = series.length() - series.week();
                origin >= earliest && found.size() < MOST_ORIGINS;
                origin -= series.week()) {
            found.addFirst(origin);
        }
        int year = series.yearLength();
        if (series.period() != Period.MONTH && series.length() >= YEARS_TO_COMPARE * year) {
            int same = series.length() - year;
            for (int away = A_YEAR_BEFORE / 2; away > -A_YEAR_BEFORE / 2; away--) {
                found.addFirst(same + away * series.week());
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Whether there is enough to compare methods by.
    boolean isEnough() {
        return origins.length >= FEWEST_ORIGINS;
    }

    /// The fewest steps that are enough.
    static int fewestSteps(PeriodSeries series) {
        return series.shortestHistory() + FEWEST_ORIGINS * series.week();
    }

    Period period() {
        return series.period();
    }

    int horizon() {
        return horizon;
    }

    int origins() {
        return origins.length;
    }

    /// What each method said, by name, one row an origin. The combination comes last, if at least
    /// two of its parts took part.
    Map<String, double[][]> run(List<ForecastingMethod> methods) {
        Map<String, double[][]> said = new LinkedHashMap<>();
        methods.forEach(method -> said.put(method.name(), forecasts(method)));
        List<double[][]> parts =
                Candidates.combined(methods).stream()
                        .map(method -> Objects.requireNonNull(said.get(method.name())))
                        .toList();
        if (parts.size() > 1) {
            double[][] combined = new double[origins.length][];
            for (int i = 0; i < origins.length; i++) {
                int origin = i;
                combined[i] = mean(parts.stream().map(part -> part[origin]).toList());
            }
            said.put(Candidates.COMBINATION, combined);
        }
        return said;
    }

    /// Those methods that can learn from what is known at the earliest origin.
    List<ForecastingMethod> able(List<ForecastingMethod> methods) {
        return methods.stream().filter(m -> m.shortestHistory() <= origins[0]).toList();
    }

    private double[][] forecasts(ForecastingMethod method) {
        double[][] forecasts = new double[origins.length][];
        ForecastingModel model = method.learn(histories[0]);
        for (int i = 0; i < origins.length; i++) {
            model = i > 0 && i % LEARNT_EVERY == 0 ? method.learn(histories[i]) : model;
            forecasts[i] = positive(model.forecast(histories[i], horizon));
        }
        return forecasts;
    }

    /// The errors of what a method said, over all periods.
    CandidateError error(String method, double[][] said) {
        double errors = 0;
        double sold = 0;
        int count = 0;
        for (int i = 0; i < origins.length; i++) {
            for (int h = 0; h < steps(i); h++) {
                double value = series.values()[origins[i] + h];
                errors += Math.abs(said[i][h] * sizes[i][h] - value);
                sold += value;
                count++;
            }
        }
        double mae = errors / Math.max(1, count);
        return new CandidateError(method, mae, errors / sold, mae / series.naiveError(origins[0]));
    }

    /// By how many standard errors a method erred less than another, over the origins, had the
    /// opening days been known: the choice is about who foresees the level, which closures that
    /// nobody foresees would only blur (ex post, in the words of Hyndman & Athanasopoulos,
    /// Forecasting: Principles and Practice, 7.6). Forecasts of neighbouring origins overlap, so
    /// that there are fewer independent ones than origins.
    double lead(double[][] said, double[][] other) {
        double[] leads = new double[origins.length];
        for (int i = 0; i < origins.length; i++) {
            for (int h = 0; h < steps(i); h++) {
                int t = origins[i] + h;
                if (series.isKnown(t)) {
                    leads[i] +=
                            Math.abs(other[i][h] * series.sizes()[t] - series.values()[t])
                                    - Math.abs(said[i][h] * series.sizes()[t] - series.values()[t]);
                }
            }
        }
        double mean = Arrays.stream(leads).average().orElseThrow();
        double squares = Arrays.stream(leads).map(l -> (l - mean) * (l - mean)).sum();
        double variance = squares / (leads.length - 1);
        double independent = Math.max(1, leads.length * series.week() / (double) horizon);
        return mean / Math.sqrt(variance / independent);
    }

    /// Steps of an origin whose outcome is known.
    private int steps(int origin) {
        return Math.min(horizon, series.length() - origins[origin]);
    }

    /// Errors of the levels that a method said of the steps `from` to `to`, each over the forecast,
    /// or over `floor` where that is larger; in ascending order. They are about the part of a
    /// period that was open: how much would be is another matter, see [#openParts]. A series that
    /// never sold in a whole period has errors of zero.
    double[] relativeErrors(double[][] said, int from, int to, double floor) {
        double[] errors = new double[origins.length * (to - from + 1)];
        int count = 0;
        for (int i = 0; i < origins.length; i++) {
            for (int h = from; h <= Math.min(to, steps(i) - 1); h++) {
                double level = series.levels()[origins[i] + h];
                if (!Double.isNaN(level)) {
                    double scale = Math.max(said[i][h], floor);
                    errors[count++] = scale == 0 ? 0 : (level - said[i][h]) / scale;
                }
            }
        }
        Arrays.sort(errors, 0, count);
        return Arrays.copyOf(errors, count);
    }

    /// Of each period tested that was last expected to open, how much of what was expected to be
    /// open was: 0 where it stayed shut, 1 at most.
    double[] openParts() {
        double[] expected = new double[series.length()];
        for (int i = 0; i < origins.length; i++) {
            System.arraycopy(sizes[i], 0, expected, origins[i], steps(i));
        }
        return IntStream.range(0, expected.length)
                .filter(t -> expected[t] >= PeriodSeries.SMALLEST)
                .mapToDouble(
                        t -> series.isKnown(t) ? Math.min(1, series.sizes()[t] / expected[t]) : 0)
                .toArray();
    }

    /// The mean of several forecasts, step by step.
    static double[] mean(List<double[]> forecasts) {
        double[] mean = new double[forecasts.getFirst().length];
        for (double[] forecast : forecasts) {
            for (int h = 0; h < mean.length; h++) {
                mean[h] += forecast[h] / forecasts.size();
            }
        }
        return mean;
    }

    /// Nobody sells less than nothing.
    static double[] positive(double[] forecast) {
        return Arrays.stream(forecast).map(value -> value > 0 ? value : 0).toArray();
    }
}
