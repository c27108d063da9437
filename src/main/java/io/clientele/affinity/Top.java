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
        int count = 0;
        for (int place = 0; place < scores.length; place++) {
            float score = scores[place];
            if (score > 0
                    && best.length > 0
                    && (count < best.length || score > scores[best[count - 1]])) {
                int to = count < best.length ? count++ : count - 1;
                while (to > 0 && scores[best[to - 1]] < score) {
                    best[to] = best[to - 1];
                    to--;
                }
                best[to] = place;
            }
        }
        return Arrays.copyOf(best, count);
    }
}
