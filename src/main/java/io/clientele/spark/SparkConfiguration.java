package io.clientele.spark;

import io.clientele.extract.LineEngine;
import io.clientele.intake.IntakeProperties;
import io.clientele.ledger.LedgerProperties;
import io.clientele.rollup.RollupMirror;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Decides who keeps and counts the order lines: Spark where that is asked for, else PostgreSQL.
/// Nothing of Spark is loaded otherwise.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "clientele.ledger.source", havingValue = "spark")
class SparkConfiguration {

    private static final String CLIENT = "org.apache.spark.sql.connect.SparkSession";

    /// Days of customers, some hundred megabytes of them.
    private static final long MOST_FETCHED = 2_000_000;

    @Bean
    @Primary
    LineEngine sparkLines(
            SparkProperties spark,
            LedgerProperties ledger,
            IntakeProperties intake,
            RollupMirror mirror) {
        if (!ClassUtils.isPresent(CLIENT, getClass().getClassLoader())) {
            throw new SparkUnusable(
                    "clientele.ledger.source is spark, but this jar has no client of Spark.",
                    "Use the jar that `mvn -Pspark package` makes.");
        }
        if (spark.remote() == null || (spark.table() == null) == (spark.path() == null)) {
            throw new SparkUnusable(
                    "clientele.ledger.source is spark, but not where Spark and the rows are.",
                    "Set clientele.spark.remote, and clientele.spark.table or clientele.spark.path.");
        }
        return new SparkLines(
                new SparkCluster(spark.remote(), ledger.zone()),
                spark,
                intake.nonProducts(),
                mirror,
                MOST_FETCHED);
    }

    @Bean
    WebMvcConfigurer linesElsewhere() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new LinesElsewhere());
            }
        };
    }
}
