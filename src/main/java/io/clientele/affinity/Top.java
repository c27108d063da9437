package io.clientele.affinity;

import java.util.Arrays;

/// The best of many scores.
public final class Top {

    private Top() {}

    /// Places of the highest scores above 0, the highest first; of equal ones the lower place
    /// first.
    ///
    /// @param most at most so many
    public static int[] of(float[] scores, int most) {
        int[] best = new int[Math.min(most, scores.length)];
        if (best.length == 0) {
            return best;
        }
        int count = 0;
        float bar = 0;
        for (int place = 0; place < scores.length; place++) {
            float score = scores[place];
            if (score > bar) {
                int to = count < best.length ? count++ : count - 1;
                while (to > 0 && scores[best[to - 1]] < score) {
                    best[to] = best[to - 1];
                    to--;
                }
                best[to] = place;
                bar = count < best.length ? 0 : scores[best[count - 1]];
            }
        }
        return Arrays.copyOf(best, count);
    }
}
