package io.clientele.ledger;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.ZoneId;

/// How the ledger reads time, and where it has its lines from.
///
/// @param zone the shop's time zone: times without a zone are read in it, and its calendar decides
///     which day a purchase belongs to
/// @param source who keeps the order lines
@ConfigurationProperties("clientele.ledger")
public record LedgerProperties(
        @DefaultValue("UTC") ZoneId zone, @DefaultValue("postgresql") Source source) {

    /// Who keeps the order lines.
    public enum Source {
        /// This service, in its PostgreSQL: they come by upload.
        POSTGRESQL,
        /// A Spark cluster, where they come some other way.
        SPARK
    }
}
