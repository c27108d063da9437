package io.clientele.marketing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/// Settings of `clientele.marketing`.
///
/// @param refresh how long edited strategies are served from memory before they are read again:
///     what another replica changed shows after this time at the latest
@ConfigurationProperties("clientele.marketing")
record MarketingProperties(@DefaultValue("3s") Duration refresh) {}
