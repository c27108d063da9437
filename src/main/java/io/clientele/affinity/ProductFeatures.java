package io.clientele.affinity;

import io.clientele.purchase.Catalogue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Words, category and price band of each product, weighted by how rare they are, rows of length 1.
///
/// weight = ln((1 + products) ÷ (1 + products with the feature)), then each row ÷ its length
///
/// @param count number of features
/// @param start one entry a product and a last one
/// @param feature from 0 to `count` − 1
@SuppressWarnings("ArrayRecordComponent") // a sparse matrix, compared by nobody
record ProductFeatures(int count, int[] start, int[] feature, float[] weight) {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final int PRICE_BANDS = 10;

    static ProductFeatures of(Catalogue catalogue) {
        int[] bands = priceBands(catalogue.prices());
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<int[]> rows = new ArrayList<>();
        for (int p = 0; p < catalogue.products(); p++) {
            Set<String> features = new LinkedHashSet<>();
            @Nullable String name = catalogue.names()[p];
            if (name != null) {
                WORD.matcher(name.toLowerCase(Locale.ROOT))
                        .results()
                        .map(MatchResult::group)
                        .forEach(features::add);
            }
            @Nullable String category = catalogue.categories()[p];
            if (category != null) {
                features.add("category " + category);
            }
            features.add("price " + bands[p]);
            rows.add(
                    features.stream()
                            .mapToInt(f -> numbers.computeIfAbsent(f, _ -> numbers.size()))
                            .toArray());
        }
        return weighted(rows, numbers.size());
    }

    private static int[] priceBands(double[] prices) {
        double[] sorted = prices.clone();
        Arrays.sort(sorted);
        int[] bands = new int[prices.length];
        for (int p = 0; p < bands.length; p++) {
            int below = Arrays.binarySearch(sorted, prices[p]);
            while (below > 0 && sorted[below - 1] == prices[p]) {
                below--;
            }
            bands[p] = (int) ((long) PRICE_BANDS * below / bands.length);
        }
        return bands;
    }

    private static ProductFeatures weighted(List<int[]> rows, int count) {
        int[] holders = new int[count];
        int[] start = new int[rows.size() + 1];
        for (int p = 0; p < rows.size(); p++) {
            start[p + 1] = start[p] + rows.get(p).length;
            for (int f : rows.get(p)) {
                holders[f]++;
            }
        }
        int[] feature = new int[start[rows.size()]];
        float[] weight = new float[feature.length];
        for (int p = 0; p < rows.size(); p++) {
            int[] row = rows.get(p);
            double squares = 0;
            for (int k = 0; k < row.length; k++) {
                double rare = Math.log((1.0 + rows.size()) / (1.0 + holders[row[k]]));
                feature[start[p] + k] = row[k];
                weight[start[p] + k] = (float) rare;
                squares += rare * rare;
            }
            double length = Math.max(Math.sqrt(squares), Double.MIN_NORMAL);
            for (int k = start[p]; k < start[p + 1]; k++) {
                weight[k] = (float) (weight[k] / length);
            }
        }
        return new ProductFeatures(count, start, feature, weight);
    }

    /// Adds a multiple of a product's row to a profile of all features.
    void add(int product, float times, float[] profile) {
        for (int k = start[product]; k < start[product + 1]; k++) {
            profile[feature[k]] += times * weight[k];
        }
    }

    /// The product of a product's row and a profile.
    float dot(int product, float[] profile) {
        float sum = 0;
        for (int k = start[product]; k < start[product + 1]; k++) {
            sum += weight[k] * profile[feature[k]];
        }
        return sum;
    }
}
