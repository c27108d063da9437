package io.clientele.partition;

import java.util.Arrays;

/// Points by nearest centre: `labels` from 0, `inertia` the sum of squared distances.
@SuppressWarnings("ArrayRecordComponent") // one byte for each of a million customers
record Partition(double[][] centres, byte[] labels, double inertia) {

    private static final int BLOCK = 512;

    /// The low bits of a squared distance carry the centre, so that one minimum finds both. The
    /// last five of 52 bits are no loss, and of equally near centres the first one wins.
    private static final long CENTRE_BITS = 31;

    /// Lloyd's iteration (1982) over all points from given centres, at most 32, until a round
    /// improves inertia by no more than `tolerance`, a part of it.
    ///
    /// Points go through in blocks, one dimension at a time and without branches, so that the
    /// distances of a block are computed with vector instructions.
    static Partition refined(Points points, double[][] start, double tolerance) {
        var round = new Round(points, start.length);
        double[][] centres = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
        double before = Double.POSITIVE_INFINITY;
        while (true) {
            round.assign(centres);
            int empty = round.firstEmpty();
            if (empty < 0 && before - round.inertia <= tolerance * round.inertia) {
                return new Partition(centres, round.labels, round.inertia);
            }
            before = round.inertia;
            round.moveToMeans(centres);
            if (empty >= 0) {
                // An empty cluster takes the point that fits worst, which can only help.
                for (int j = 0; j < points.dimensions(); j++) {
                    centres[empty][j] = points.column(j)[round.farthest];
                }
            }
        }
    }

    int k() {
        return centres.length;
    }

    private static final class Round {
        final Points points;
        final byte[] labels;
        final int[] sizes;
        final double[][] sums;
        final double[] distance = new double[BLOCK];
        final long[] nearest = new long[BLOCK];
        double inertia;
        int farthest;

        Round(Points points, int k) {
            this.points = points;
            labels = new byte[points.size()];
            sizes = new int[k];
            sums = new double[k][points.dimensions()];
        }

        void assign(double[][] centres) {
            inertia = 0;
            double worst = -1;
            Arrays.fill(sizes, 0);
            for (double[] sum : sums) {
                Arrays.fill(sum, 0);
            }
            for (int from = 0; from < labels.length; from += BLOCK) {
                int count = Math.min(BLOCK, labels.length - from);
                Arrays.fill(nearest, Long.MAX_VALUE);
                for (int c = 0; c < centres.length; c++) {
                    measure(from, count, centres[c]);
                    for (int i = 0; i < count; i++) {
                        long bits = Double.doubleToRawLongBits(distance[i]);
                        nearest[i] = Math.min(nearest[i], (bits & ~CENTRE_BITS) | c);
                    }
                }
                for (int i = 0; i < count; i++) {
                    byte label = (byte) (nearest[i] & CENTRE_BITS);
                    double squared = Double.longBitsToDouble(nearest[i] & ~CENTRE_BITS);
                    labels[from + i] = label;
                    sizes[label]++;
                    inertia += squared;
                    if (squared > worst) {
                        worst = squared;
                        farthest = from + i;
                    }
                }
                sum(from, count);
            }
        }

        private void measure(int from, int count, double[] centre) {
            Arrays.fill(distance, 0);
            for (int j = 0; j < centre.length; j++) {
                double[] column = points.column(j);
                double c = centre[j];
                for (int i = 0; i < count; i++) {
                    double step = column[from + i] - c;
                    distance[i] += step * step;
                }
            }
        }

        private void sum(int from, int count) {
            for (int j = 0; j < points.dimensions(); j++) {
                double[] column = points.column(j);
                for (int i = from; i < from + count; i++) {
                    sums[labels[i]][j] += column[i];
                }
            }
        }

        int firstEmpty() {
            for (int c = 0; c < sizes.length; c++) {
                if (sizes[c] == 0) {
                    return c;
                }
            }
            return -1;
        }

        void moveToMeans(double[][] centres) {
            for (int c = 0; c < sizes.length; c++) {
                for (int j = 0; j < centres[c].length && sizes[c] > 0; j++) {
                    centres[c][j] = sums[c][j] / sizes[c];
                }
            }
        }
    }
}
