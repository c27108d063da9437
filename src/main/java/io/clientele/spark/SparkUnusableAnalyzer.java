package io.clientele.spark;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows [SparkUnusable] on the console as what happened and what to do, instead of a stack trace.
final class SparkUnusableAnalyzer extends AbstractFailureAnalyzer<SparkUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SparkUnusable cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
