package io.clientele.affinity;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Products bought by the same customers: a customer is drawn to the neighbours of what was
/// bought.
///
/// score(u, j) = Σ_i w_ui c_ij,  c_ij = Σ_u w_ui w_uj ÷ (‖w_i‖ ‖w_j‖ + shrinkage)
///
/// The shrinkage keeps pairs that few customers bought from standing on top. Of each product the
/// 100 nearest neighbours are kept. Source: Sarwar, Karypis, Konstan & Riedl (2001), WWW 10;
/// shrinkage: Bell & Koren (2007), ICDM 7.
///
/// @param neighbours one row a product, the nearest first
/// @param similarities of these neighbours
@SuppressWarnings("ArrayRecordComponent") // one row a product, compared by nobody
record ItemCosine(Interactions taste, int[][] neighbours, float[][] similarities)
        implements AffinityModel {

    private static final int NEAREST = 100;
    private static final int CHUNK = 64;
    private static final double SHRINKAGE = 5;

    static ItemCosine fit(Interactions taste) {
        Interactions buyers = taste.transposed();
        int products = taste.products();
        double[] norms = norms(buyers);
        int[][] neighbours = new int[products][];
        float[][] similarities = new float[products][];
        IntStream.range(0, (products + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(
                        chunk -> {
                            float[] row = new float[products];
                            int end = Math.min(products, (chunk + 1) * CHUNK);
                            for (int i = chunk * CHUNK; i < end; i++) {
                                similarities(taste, buyers, norms, i, row);
                                int[] nearest = Top.of(row, NEAREST);
                                neighbours[i] = nearest;
                                similarities[i] = new float[nearest.length];
                                for (int k = 0; k < nearest.length; k++) {
                                    similarities[i][k] = row[nearest[k]];
                                }
                            }
                        });
        return new ItemCosine(taste, neighbours, similarities);
    }

    private static double[] norms(Interactions buyers) {
        double[] norms = new double[buyers.customers()];
        for (int i = 0; i < norms.length; i++) {
            for (int k = buyers.start()[i]; k < buyers.start()[i + 1]; k++) {
                norms[i] += (double) buyers.weight()[k] * buyers.weight()[k];
            }
            norms[i] = Math.sqrt(norms[i]);
        }
        return norms;
    }

    private static void similarities(
            Interactions taste, Interactions buyers, double[] norms, int i, float[] row) {
        Arrays.fill(row, 0);
        for (int k = buyers.start()[i]; k < buyers.start()[i + 1]; k++) {
            int u = buyers.product()[k];
            float weight = buyers.weight()[k];
            for (int n = taste.start()[u]; n < taste.start()[u + 1]; n++) {
                row[taste.product()[n]] += weight * taste.weight()[n];
            }
        }
        row[i] = 0;
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) (row[j] / (norms[i] * norms[j] + SHRINKAGE));
        }
    }

    @Override
    public String name() {
        return "item-cosine";
    }

    @Override
    public void score(int customer, float[] scores) {
        Arrays.fill(scores, 0);
        for (int n = taste.start()[customer]; n < taste.start()[customer + 1]; n++) {
            int[] near = neighbours[taste.product()[n]];
            float[] similar = similarities[taste.product()[n]];
            for (int k = 0; k < near.length; k++) {
                scores[near[k]] += taste.weight()[n] * similar[k];
            }
        }
    }

    @Override
    public int because(int customer, int product) {
        int best = -1;
        float most = 0;
        for (int n = taste.start()[customer]; n < taste.start()[customer + 1]; n++) {
            int bought = taste.product()[n];
            for (int k = 0; k < neighbours[bought].length; k++) {
                float part = taste.weight()[n] * similarities[bought][k];
                if (neighbours[bought][k] == product && part > most) {
                    most = part;
                    best = bought;
                }
            }
        }
        return best;
    }
}
