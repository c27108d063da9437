package io.clientele.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.problem.ProblemType;

import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.ZoneOffset;

class SparkClusterTests {

    private final SparkCluster cluster = new SparkCluster("sc://127.0.0.1", ZoneOffset.UTC);

    /// The words of Spark 4.2, `TaskSetManager.canFetchMoreResults`.
    @Test
    void namesTheSettingThatAnAnswerIsTooLargeFor() {
        var refused =
                new SparkException(
                        "Job aborted due to stage failure: Total size of serialized results of 9"
                                + " tasks (1.1 GiB) is bigger than spark.driver.maxResultSize"
                                + " (1024.0 MiB)");

        for (Exception failure : new Exception[] {refused, new IOException("failed", refused)}) {
            var problem = cluster.problem(failure);
            assertThat(problem.type()).isEqualTo(ProblemType.SPARK_FAILED);
            assertThat(problem)
                    .hasMessageContaining("raise")
                    .hasMessageContaining("spark.driver.maxResultSize");
        }
    }

    @Test
    void keepsOtherWordsOfSparkInTheLog() {
        var problem = cluster.problem(new SparkException("cannot cast 'Jane Doe' to INT"));

        assertThat(problem.type()).isEqualTo(ProblemType.SPARK_FAILED);
        assertThat(problem)
                .hasMessage("Spark cannot read or count the order lines; the log tells more.");
    }

    @Test
    void tellsThatNobodyAnswers() {
        var problem = cluster.problem(new IOException("UNAVAILABLE: io exception"));

        assertThat(problem.type()).isEqualTo(ProblemType.SPARK_UNAVAILABLE);
    }
}
