package io.clientele.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows [AccessUnconfigured] on the console as what happened and what to do, instead of a stack
/// trace.
final class AccessUnconfiguredAnalyzer extends AbstractFailureAnalyzer<AccessUnconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, AccessUnconfigured cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
