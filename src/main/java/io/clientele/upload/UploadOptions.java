package io.clientele.upload;

import io.clientele.ledger.Duplicates;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

/// How an upload is to be read.
///
/// @param mapping `field=column` pairs, comma-separated; null for `auto`
/// @param sheet of a workbook; null for the first
/// @param duplicates what to do with rows equal in every column
/// @param dryRun do everything but store
@Embeddable
public record UploadOptions(
        @Nullable String mapping,
        @Nullable String sheet,
        @Enumerated(EnumType.STRING) Duplicates duplicates,
        boolean dryRun) {}
