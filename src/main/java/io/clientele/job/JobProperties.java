package io.clientele.job;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How background work is run.
///
/// @param threads pieces of work done at once by this process; two are kept from each kind of work,
///     so that files that queue up hold up neither runs nor what is repeated
/// @param heartbeat how often a running piece tells that it is alive; after four missed beats
///     another process takes it up
/// @param attempts how often a failing piece is tried before it is given up
/// @param stops how often an import may be begun anew after its process stopped, by order or by
///     force, before it is taken for what stops the process; the tries count too
/// @param shutdownWait how long a stopping process lets running work end before it hands it over
@Validated
@ConfigurationProperties("clientele.job")
record JobProperties(
        @DefaultValue("6") @Min(1) @Max(64) int threads,
        @DefaultValue("3s") Duration heartbeat,
        @DefaultValue("3") @Min(1) int attempts,
        @DefaultValue("100") @Min(1) int stops,
        @DefaultValue("5s") Duration shutdownWait) {}
