package io.clientele.uncertainty;

import io.clientele.estimation.Fit;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.value.GammaGamma;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/// A draw of what the parameters may be instead of their estimates.
///
/// @param shifts of the purchase model's uncertain parameters, in the order of their spread
@SuppressWarnings("ArrayRecordComponent") // four numbers, compared by nobody
record Parameters(PurchaseModel purchases, double[] shifts, GammaGamma orderValues) {

    static Parameters draw(
            Fit<? extends PurchaseModel> purchases,
            Fit<GammaGamma> orderValues,
            RandomGenerator random) {
        List<String> names = purchases.spread().names();
        Map<String, Double> moved = purchases.spread().shifts(normals(names.size(), random));
        Map<String, Double> valuesMoved =
                orderValues.spread().shifts(normals(orderValues.spread().names().size(), random));
        return new Parameters(
                purchases.model().shifted(moved),
                names.stream().mapToDouble(name -> moved.getOrDefault(name, 0.0)).toArray(),
                orderValues.model().shifted(valuesMoved));
    }

    private static double[] normals(int count, RandomGenerator random) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }
}
