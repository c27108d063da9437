package io.clientele.publishing;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Which snapshots keep their customers. The totals of all segments are kept for good.
///
/// @param keepLatest the newest that are kept, whatever day they speak of
/// @param keepMonths months for which the last snapshot is kept beside them
@Validated
@ConfigurationProperties("clientele.snapshot")
record SnapshotProperties(
        @DefaultValue("12") @Min(2) int keepLatest, @DefaultValue("24") @Min(0) int keepMonths) {}
