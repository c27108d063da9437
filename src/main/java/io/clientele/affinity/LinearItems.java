package io.clientele.affinity;

import io.clientele.purchase.Interactions;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_MT_FDRM;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Each product as a linear combination of the others bought: EASE, in closed form.
///
/// | symbol | meaning |
/// |---|---|
/// | `X` | customers x products, weights that halve with the age of the last purchase |
/// | `G` | XᵀX + λI |
/// | `P` | G⁻¹ |
/// | `B` | weights from product i (row) to j: −P_ij ÷ P_jj, 0 on the diagonal |
///
/// score(u, j) = Σ_i X_ui B_ij. A dense matrix has to be inverted, so it takes the most bought
/// products alone, by weight; the others have score 0. λ is a multiple of the mean of the diagonal
/// of XᵀX. Single precision is enough, since λ bounds the condition number. Source: Steck (2019),
/// "Embarrassingly Shallow Autoencoders for Sparse Data", WWW, equation (8).
///
/// @param tuning what it was told
/// @param block the products in the matrix
/// @param place of each product in the block; −1 for those not in it
/// @param weights B, one row a product of the block
@SuppressWarnings("ArrayRecordComponent") // a dense matrix, compared by nobody
record LinearItems(Interactions taste, Tuning tuning, int[] block, int[] place, float[][] weights)
        implements AffinityModel {

    static final int LARGEST_BLOCK = 1_200;

    /// @param taste weighted by the half-life that is told
    /// @param most products in the matrix
    static LinearItems fit(Interactions taste, Tuning tuning, int most) {
        int[] block = mostBought(taste, most);
        int[] place = new int[taste.products()];
        Arrays.fill(place, -1);
        for (int i = 0; i < block.length; i++) {
            place[block[i]] = i;
        }
        var gram = gram(taste, place, block.length, tuning.regularisation());
        return new LinearItems(taste, tuning, block, place, weights(gram));
    }

    /// Whether another fit of the same purchases would be the same.
    boolean isOf(Tuning other) {
        return tuning.halfLife() == other.halfLife()
                && tuning.regularisation() == other.regularisation();
    }

    private static int[] mostBought(Interactions taste, int most) {
        double[] sums = taste.weights();
        return IntStream.range(0, sums.length)
                .filter(p -> sums[p] > 0)
                .boxed()
                .sorted((p, q) -> Double.compare(sums[q], sums[p]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static FMatrixRMaj gram(
            Interactions taste, int[] place, int size, double regularisation) {
        var gram = new FMatrixRMaj(size, size);
        int[] places = new int[size];
        float[] values = new float[size];
        for (int u = 0; u < taste.customers(); u++) {
            int count = 0;
            for (int n = taste.start()[u]; n < taste.start()[u + 1]; n++) {
                if (place[taste.product()[n]] >= 0) {
                    places[count] = place[taste.product()[n]];
                    values[count++] = taste.weight()[n];
                }
            }
            for (int a = 0; a < count; a++) {
                int row = places[a] * size;
                for (int b = 0; b < count; b++) {
                    gram.data[row + places[b]] += values[a] * values[b];
                }
            }
        }
        double mean = CommonOps_FDRM.trace(gram) / size;
        for (int i = 0; i < size; i++) {
            gram.add(i, i, (float) (regularisation * mean));
        }
        return gram;
    }

    private static float[][] weights(FMatrixRMaj gram) {
        int size = gram.getNumRows();
        float[][] weights = new float[size][size];
        var cholesky = LinearSolverFactory_MT_FDRM.symmPosDef(size);
        if (!(CommonOps_FDRM.elementMaxAbs(gram) >= Float.MIN_NORMAL) || !cholesky.setA(gram)) {
            // Weights too small for single precision: nobody bought lately.
            return weights;
        }
        var inverse = new FMatrixRMaj(size, size);
        cholesky.invert(inverse);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                weights[i][j] = i == j ? 0 : -inverse.get(i, j) / inverse.get(j, j);
            }
        }
        return weights;
    }

    @Override
    public String name() {
        return "linear-items";
    }

    @Override
    public void score(int customer, float[] scores) {
        float[] sums = new float[block.length];
        for (int n = taste.start()[customer]; n < taste.start()[customer + 1]; n++) {
            int from = place[taste.product()[n]];
            if (from >= 0) {
                float weight = taste.weight()[n];
                float[] row = weights[from];
                for (int j = 0; j < sums.length; j++) {
                    sums[j] += weight * row[j];
                }
            }
        }
        Arrays.fill(scores, 0);
        for (int j = 0; j < sums.length; j++) {
            scores[block[j]] = sums[j];
        }
    }

    /// The score of one product.
    float score(int customer, int product) {
        int to = place[product];
        float sum = 0;
        for (int n = taste.start()[customer]; n < taste.start()[customer + 1] && to >= 0; n++) {
            int from = place[taste.product()[n]];
            sum += from < 0 ? 0 : taste.weight()[n] * weights[from][to];
        }
        return sum;
    }

    @Override
    public int because(int customer, int product) {
        int best = -1;
        float most = 0;
        int to = place[product];
        for (int n = taste.start()[customer]; n < taste.start()[customer + 1] && to >= 0; n++) {
            int from = place[taste.product()[n]];
            if (from >= 0 && taste.weight()[n] * weights[from][to] > most) {
                most = taste.weight()[n] * weights[from][to];
                best = taste.product()[n];
            }
        }
        return best;
    }
}
