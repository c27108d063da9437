package io.clientele.ledger;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.ZoneId;

/// How the ledger reads time.
///
/// @param zone the shop's time zone: times without a zone are read in it, and its calendar decides
///     which day a purchase belongs to
@ConfigurationProperties("clientele.ledger")
public record LedgerProperties(@DefaultValue("UTC") ZoneId zone) {}
