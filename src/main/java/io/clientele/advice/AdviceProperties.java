package io.clientele.advice;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What an action is supposed to change. None of it is measured here: a shop that tests its
/// campaigns against a group left alone puts its own figures in.
///
/// @param days how far ahead an action counts
/// @param buyAgain by how much a reminder raises the chance of a purchase, as a part of it
/// @param spendMore by how much an offer raises what a purchase brings, as a part of it
/// @param winBack share of lost customers who come back when invited
@Validated
@ConfigurationProperties("clientele.advice")
record AdviceProperties(
        @DefaultValue("28") @Min(1) @Max(365) int days,
        @DefaultValue("0.10") @DecimalMin("0") @DecimalMax("10") double buyAgain,
        @DefaultValue("0.05") @DecimalMin("0") @DecimalMax("10") double spendMore,
        @DefaultValue("0.02") @DecimalMin("0") @DecimalMax("1") double winBack) {}
