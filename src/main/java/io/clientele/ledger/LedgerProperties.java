package io.clientele.ledger;

import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.ZoneId;

/// How the ledger reads time, and where it has its lines from.
///
/// @param zone the shop's time zone: times without a zone are read in it, and its calendar decides
///     which day a purchase belongs to
/// @param source who keeps the order lines
/// @param mostLines up to how many lines of products a run reads; of more it reads the latest, and
///     has the others counted where they are
@Validated
@ConfigurationProperties("clientele.ledger")
public record LedgerProperties(
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("postgresql") Source source,
        @DefaultValue("5000000") @Positive long mostLines) {

    /// Who keeps the order lines.
    public enum Source {
        /// This service, in its PostgreSQL: they come by upload.
        POSTGRESQL,
        /// A Spark cluster, where they come some other way.
        SPARK
    }
}
