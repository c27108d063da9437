package io.clientele.rfm;

import static io.clientele.rfm.RfmTable.widened;

import java.util.Arrays;

@SuppressWarnings("ArrayRecordComponent") // made from copies, handed to nobody
record Thresholds(double[] recencyDays, double[] frequency, double[] monetary) implements Scoring {

    Thresholds {
        Scoring.checkedBins(recencyDays.length + 1);
        if (frequency.length != recencyDays.length || monetary.length != recencyDays.length) {
            throw new IllegalArgumentException(
                    "Each dimension needs the same number of edges, not %d, %d and %d."
                            .formatted(recencyDays.length, frequency.length, monetary.length));
        }
        requireAscending("recencyDays", recencyDays);
        requireAscending("frequency", frequency);
        requireAscending("monetary", monetary);
    }

    @Override
    public String method() {
        return "thresholds";
    }

    @Override
    public int bins() {
        return recencyDays.length + 1;
    }

    @Override
    public RfmScores score(RfmTable table) {
        return new RfmScores(
                bins(),
                column(widened(table.recencyDays()), recencyDays, true),
                column(widened(table.frequency()), frequency, false),
                column(table.monetary(), monetary, false));
    }

    private static ScoredColumn column(double[] values, double[] edges, boolean smallerIsBetter) {
        return ScoredColumn.of(
                values,
                ScoredColumn.scoresByEdges(values, edges, smallerIsBetter),
                Arrays.stream(edges).boxed().toList());
    }

    private static void requireAscending(String dimension, double[] edges) {
        for (int i = 0; i < edges.length; i++) {
            if (!Double.isFinite(edges[i]) || (i > 0 && edges[i] <= edges[i - 1])) {
                throw new IllegalArgumentException(
                        "The edges of %s must be finite and ascending; number %d is %s."
                                .formatted(dimension, i + 1, edges[i]));
            }
        }
    }
}
