package io.clientele.audience;

import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SnapshotSegments;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The columns of an export, by who takes it.
enum ExportFormat {
    /// Ids, hashes, and what the customer is worth.
    STANDARD,
    /// Google Ads, Customer Match.
    GOOGLE_ADS,
    /// Meta, Custom Audiences.
    META;

    List<String> columns() {
        return switch (this) {
            case STANDARD ->
                    List.of(
                            "customerId",
                            "customerIdSha256",
                            "emailSha256",
                            "segment",
                            "valueSegment",
                            "tier",
                            "monetary",
                            "lifetimeValue");
            case GOOGLE_ADS -> List.of("Email");
            case META -> List.of("email", "extern_id", "value");
        };
    }

    /// The cells of a customer; none for one that the platform could not match.
    List<@Nullable Object> cells(
            CustomerRow row, SnapshotSegments segments, HashedIdentity identity) {
        var id = row.customerId();
        return switch (this) {
            case STANDARD ->
                    Arrays.asList(
                            id,
                            identity.ofId(id),
                            identity.ofEmail(id).orElse(null),
                            segments.of(row, Family.RFM).segmentId(),
                            segments.of(row, Family.VALUE).segmentId(),
                            segments.of(row, Family.TIER).segmentId(),
                            row.monetary(),
                            row.lifetimeValue());
            case GOOGLE_ADS ->
                    identity.ofEmailAtGoogle(id).map(List::<@Nullable Object>of).orElse(List.of());
            case META ->
                    Arrays.asList(
                            identity.ofEmail(id).orElse(null),
                            identity.ofId(id),
                            row.lifetimeValue());
        };
    }

    /// As it is spelled in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
