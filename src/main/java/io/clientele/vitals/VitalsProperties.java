package io.clientele.vitals;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/// From when on operators are warned.
///
/// @param queueWait how long work may wait to be begun
/// @param snapshotAge how old the published snapshot may get; null where nobody minds
@ConfigurationProperties("clientele.vitals")
record VitalsProperties(@DefaultValue("15m") Duration queueWait, @Nullable Duration snapshotAge) {}
