package io.clientele.affinity;

import io.clientele.purchase.Interactions;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Products bought by the same customers: a customer is drawn to the neighbours of what was
/// bought.
///
/// score(u, j) = Σ_i w_ui c_ij,  c_ij = m_ij ÷ √(m_i m_j) × n_ij ÷ (n_ij + shrinkage)
///
/// m_i is the sum of 1 ÷ b_u over the customers u who bought i, of whom each has bought b_u
/// products, m_ij the sum over the n_ij who bought both, however long ago: products stay alike,
/// while w_ui, the weight of what a customer bought, decays. Who has bought nearly everything tells
/// little of which products go together, who has bought few tells much. The shrinkage keeps pairs
/// that few customers bought from standing on top. Of each product the 20 nearest neighbours are
/// kept. Source: Sarwar, Karypis, Konstan & Riedl (2001), WWW 10; customers of unit length:
/// Deshpande & Karypis (2004), ACM Transactions on Information Systems 22(1), 4.1.1; shrinkage:
/// Bell & Koren (2007), ICDM 7.
///
/// @param neighbours one row a product, the nearest first
/// @param similarities of these neighbours
@SuppressWarnings("ArrayRecordComponent") // one row a product, compared by nobody
record ItemCosine(Interactions taste, int[][] neighbours, float[][] similarities)
        implements AffinityModel {

    private static final int NEAREST = 20;
    private static final int CHUNK = 64;

    /// @param taste weighted as profiles are
    /// @param shrinkage in customers who bought both
    static ItemCosine fit(Interactions taste, double shrinkage) {
        Interactions buyers = taste.transposed();
        double[] lengths = lengths(taste, buyers);
        int products = taste.products();
        int[][] neighbours = new int[products][];
        float[][] similarities = new float[products][];
        IntStream.range(0, (products + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(
                        chunk -> {
                            float[] row = new float[products];
                            int[] both = new int[products];
                            int end = Math.min(products, (chunk + 1) * CHUNK);
                            for (int i = chunk * CHUNK; i < end; i++) {
                                similarities(taste, buyers, lengths, shrinkage, i, row, both);
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

    /// √m_i of each product.
    private static double[] lengths(Interactions taste, Interactions buyers) {
        double[] lengths = new double[taste.products()];
        for (int i = 0; i < lengths.length; i++) {
            double sum = 0;
            for (int k = buyers.start()[i]; k < buyers.start()[i + 1]; k++) {
                sum += 1.0 / bought(taste, buyers.product()[k]);
            }
            lengths[i] = Math.sqrt(sum);
        }
        return lengths;
    }

    private static int bought(Interactions taste, int customer) {
        return taste.start()[customer + 1] - taste.start()[customer];
    }

    private static void similarities(
            Interactions taste,
            Interactions buyers,
            double[] lengths,
            double shrinkage,
            int i,
            float[] row,
            int[] both) {
        Arrays.fill(row, 0);
        Arrays.fill(both, 0);
        for (int k = buyers.start()[i]; k < buyers.start()[i + 1]; k++) {
            int u = buyers.product()[k];
            float part = 1f / bought(taste, u);
            for (int n = taste.start()[u]; n < taste.start()[u + 1]; n++) {
                row[taste.product()[n]] += part;
                both[taste.product()[n]]++;
            }
        }
        row[i] = 0;
        for (int j = 0; j < row.length; j++) {
            if (row[j] > 0) {
                double cosine = row[j] / (lengths[i] * lengths[j]);
                row[j] = (float) (cosine * both[j] / (both[j] + shrinkage));
            }
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
