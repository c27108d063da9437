package io.clientele.prediction;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Grows a tree, best split first, on what is left over of each row: its excess over what was
/// expected. A split is as good as it lowers the squares of that.
final class TreeGrower {

    private static final int LEAVES = 6;
    private static final int LEAST_IN_A_LEAF = 50;

    /// Leaves hold back as if they had seen one more target that met its baseline.
    private static final double PRIOR = 1;

    private final Bins bins;
    private final double[] expected;
    private final double[] excess;
    private final int[] rows;
    private final int[] spare;

    /// The excess of the rows of one leaf, in their order.
    private final double[] ofLeaf;

    private final Tree tree = Tree.ofAtMost(LEAVES);
    private int nodes;

    /// @param expected of every row
    /// @param excess of every row over that
    /// @param rows to grow on; comes back in another order
    TreeGrower(Bins bins, double[] expected, double[] excess, int[] rows) {
        this.bins = bins;
        this.expected = expected;
        this.excess = excess;
        this.rows = rows;
        this.spare = new int[rows.length];
        this.ofLeaf = new double[rows.length];
    }

    private record Split(int feature, int bin, double gain) {}

    private record Leaf(int node, int from, int to, @Nullable Split split) {

        double gain() {
            return split == null ? 0 : split.gain;
        }
    }

    Tree grow() {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(leaf(0, rows.length));
        while (leaves.size() < LEAVES) {
            Leaf best = leaves.getFirst();
            for (Leaf leaf : leaves) {
                best = leaf.gain() > best.gain() ? leaf : best;
            }
            Split split = best.split;
            if (split == null) {
                break;
            }
            int middle = partition(best, split);
            tree.feature()[best.node] = split.feature;
            tree.bin()[best.node] = split.bin;
            tree.edge()[best.node] = bins.edges()[split.feature][split.bin];
            tree.left()[best.node] = nodes;
            leaves.remove(best);
            leaves.add(leaf(best.from, middle));
            leaves.add(leaf(middle, best.to));
        }
        return tree;
    }

    private Leaf leaf(int from, int to) {
        double sum = 0;
        double weight = 0;
        for (int i = from; i < to; i++) {
            ofLeaf[i] = excess[rows[i]];
            sum += ofLeaf[i];
            weight += expected[rows[i]];
        }
        int node = nodes++;
        tree.feature()[node] = -1;
        tree.output()[node] = sum / (weight + PRIOR);
        return new Leaf(node, from, to, best(from, to, sum));
    }

    private @Nullable Split best(int from, int to, double sum) {
        if (to - from < 2 * LEAST_IN_A_LEAF) {
            return null;
        }
        double whole = reduction(sum, to - from);
        Split best = null;
        double[] sums = new double[Bins.MOST];
        int[] counts = new int[Bins.MOST];
        for (int feature = 0; feature < bins.code().length; feature++) {
            int edges = bins.edges()[feature].length;
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
            byte[] code = bins.code()[feature];
            for (int i = from; i < to; i++) {
                int bin = code[rows[i]];
                sums[bin] += ofLeaf[i];
                counts[bin]++;
            }
            double leftSum = 0;
            int left = 0;
            for (int bin = 0; bin < edges; bin++) {
                leftSum += sums[bin];
                left += counts[bin];
                if (left >= LEAST_IN_A_LEAF && to - from - left >= LEAST_IN_A_LEAF) {
                    double gain =
                            reduction(leftSum, left)
                                    + reduction(sum - leftSum, to - from - left)
                                    - whole;
                    if (gain > (best == null ? 0 : best.gain)) {
                        best = new Split(feature, bin, gain);
                    }
                }
            }
        }
        return best;
    }

    private static double reduction(double sum, double count) {
        return sum * sum / Math.max(1, count);
    }

    /// Puts the rows of the left part first and keeps the order within both.
    private int partition(Leaf leaf, Split split) {
        byte[] code = bins.code()[split.feature];
        int left = leaf.from;
        int right = 0;
        for (int i = leaf.from; i < leaf.to; i++) {
            if (code[rows[i]] <= split.bin) {
                rows[left++] = rows[i];
            } else {
                spare[right++] = rows[i];
            }
        }
        System.arraycopy(spare, 0, rows, left, right);
        return left;
    }
}
