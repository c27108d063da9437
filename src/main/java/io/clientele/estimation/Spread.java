package io.clientele.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How uncertain the parameters of a fit are: their logs are taken as jointly normal around the
/// estimate (Laplace's approximation), which keeps every draw of them positive.
///
/// @param names of the parameters that the data tell; all others are taken as certain
/// @param logs of their estimates, in the units of the search
/// @param root lower-triangular root of the covariance of their logs, row by row
public record Spread(List<String> names, List<Double> logs, List<List<Double>> root) {

    /// Nothing is uncertain, or nothing is known about it.
    public static final Spread NONE = new Spread(List.of(), List.of(), List.of());

    public Spread {
        names = List.copyOf(names);
        logs = List.copyOf(logs);
        root = root.stream().map(List::copyOf).toList();
    }

    /// The spread of some parameters, all others held at their estimates.
    ///
    /// @param estimates of all parameters, in the units of the search
    /// @param names of all parameters
    /// @param varied whether a parameter is among those to vary
    static Spread of(
            double[][] curvature,
            long customers,
            double[] estimates,
            List<String> names,
            boolean[] varied) {
        List<String> kept = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (varied[i]) {
                kept.add(names.get(i));
                places.add(i);
            }
        }
        int n = places.size();
        double[][] information = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                information[i][j] = (double) customers * curvature[places.get(i)][places.get(j)];
            }
        }
        double[][] root = PositiveDefinite.root(PositiveDefinite.inverse(information));
        if (n == 0 || root.length < n) {
            return NONE;
        }
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j <= i; j++) {
                row.add(root[i][j]);
            }
            rows.add(row);
        }
        List<Double> logs = places.stream().map(place -> Math.log(estimates[place])).toList();
        return new Spread(kept, logs, rows);
    }

    /// By what a draw moves the log of each parameter: no further than the search may go, since
    /// where the likelihood is all but flat, its curvature tells nothing of what lies far away.
    ///
    /// @param normals independent standard normal numbers, one for each name
    public Map<String, Double> shifts(double[] normals) {
        Map<String, Double> shifts = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            double shift = 0;
            for (int j = 0; j <= i; j++) {
                shift += root.get(i).get(j) * normals[j];
            }
            double log = logs.get(i);
            shifts.put(
                    names.get(i),
                    Math.clamp(shift, -NewtonSearch.EDGE - log, NewtonSearch.EDGE - log));
        }
        return shifts;
    }

    /// The standard deviation of something with these slopes by the logs of the parameters.
    public double deviation(double[] slopes) {
        double squares = 0;
        for (int j = 0; j < names.size(); j++) {
            double part = 0;
            for (int i = j; i < names.size(); i++) {
                part += slopes[i] * root.get(i).get(j);
            }
            squares += part * part;
        }
        return Math.sqrt(squares);
    }
}
