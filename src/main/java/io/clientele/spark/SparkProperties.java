package io.clientele.spark;

import io.clientele.convention.Conventions.ReturnMark;
import io.clientele.ledger.Duplicates;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Map;

/// Where Spark is and how it reads the shop's rows; counts only with
/// `clientele.ledger.source=spark`.
///
/// @param remote address of Spark Connect, such as `sc://host:15002`; a token belongs behind it, as
///     in `sc://host:15002/;token=…;use_ssl=true`
/// @param table a table of the cluster's catalogue with the rows
/// @param path files with the rows, instead of a table
/// @param format of the files, by Spark's name for it
/// @param options for reading them, by Spark's names
/// @param mapping which column holds what, as for uploads: `auto`, or pairs such as
///     `customer-id=Kunde,ordered-at=Datum,amount=Betrag`
/// @param timestampFormat how times are written where they are text, in Spark's datetime patterns;
///     ISO 8601 without it
/// @param duplicates whether rows that say the same count once
/// @param returnMark which order ids mark a return; an upload finds out, here it is said
@ConfigurationProperties("clientele.spark")
record SparkProperties(
        @Nullable String remote,
        @Nullable String table,
        @Nullable String path,
        @DefaultValue("parquet") String format,
        @DefaultValue Map<String, String> options,
        @DefaultValue("auto") String mapping,
        @Nullable String timestampFormat,
        @DefaultValue("drop") Duplicates duplicates,
        @DefaultValue("letter") ReturnMark returnMark) {}
