package io.clientele.simulation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How much simulations may take.
///
/// @param atOnce simulations this process works on at a time; a further one is refused
/// @param timeLimit after which one is given up
@Validated
@ConfigurationProperties("clientele.simulation")
record SimulationProperties(
        @DefaultValue("1") @Min(1) @Max(16) int atOnce, @DefaultValue("60s") Duration timeLimit) {}
