package io.clientele.asof;

import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.marketing.AskedMoment;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.snapshot.FoundCustomer;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Parameter;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// Which snapshot a caller asks: the current one unless a day or a segmentation is named.
public record AskedSnapshot(
        @Parameter(
                        description =
                                "What was known on this day: the latest segmentation that speaks of it or of a day"
                                        + " before. Default: the current segmentation.",
                        example = "2026-12-31")
                @Nullable LocalDate asOf,
        @Parameter(
                        description =
                                "Id of the segmentation to answer from, or `latest`; not together with `asOf`.")
                @Nullable String segmentation) {

    /// Nothing is named.
    static final AskedSnapshot CURRENT = new AskedSnapshot(null, null);

    /// The segmentation that is current, by name.
    static final String LATEST = "latest";

    /// The latest segmentation is the one that is asked anyway, and an empty name is none.
    public AskedSnapshot {
        if ("".equals(segmentation) || (asOf == null && LATEST.equals(segmentation))) {
            segmentation = null;
        }
    }

    /// What is asked for in the words of strategies.
    public static AskedSnapshot of(AskedMoment asked) {
        return new AskedSnapshot(asked.asOf(), asked.segmentation());
    }

    /// An address with what is named in its query.
    public URI appliedTo(URI address) {
        return UriComponentsBuilder.fromUri(address)
                .queryParamIfPresent("asOf", Optional.ofNullable(asOf))
                .queryParamIfPresent(
                        "segmentation",
                        Optional.ofNullable(segmentation).map(name -> UriUtils.encode(name, UTF_8)))
                .build(true)
                .toUri();
    }

    /// Whether nothing is named.
    public boolean isCurrent() {
        return asOf == null && segmentation == null;
    }

    /// Empty where nothing is named and nothing has been segmented.
    ///
    /// @throws Problem if what is named does not exist, or it is named twice
    public Optional<Snapshot> ifAny(Snapshots snapshots) {
        return isCurrent() ? snapshots.current() : Optional.of(in(snapshots));
    }

    /// A customer and the snapshot asked for; empty where nothing is named and nothing has been
    /// segmented. The current snapshot and the customer come in one round trip, others in two.
    ///
    /// @throws Problem if what is named does not exist, or it is named twice
    public Optional<FoundCustomer> find(String customerId, Snapshots snapshots) {
        if (isCurrent()) {
            return snapshots.find(customerId);
        }
        var snapshot = in(snapshots);
        return Optional.of(
                new FoundCustomer(
                        snapshot, snapshots.find(snapshot.number(), customerId).orElse(null)));
    }

    /// Customers and the snapshot asked for, in as many round trips.
    ///
    /// @throws Problem if there is no such snapshot, or it is named twice
    public Snapshots.Found find(Collection<String> customerIds, Snapshots snapshots) {
        if (isCurrent()) {
            return snapshots.find(customerIds).orElseThrow(AskedSnapshot::nothingYet);
        }
        var snapshot = in(snapshots);
        return new Snapshots.Found(snapshot, snapshots.find(snapshot.number(), customerIds));
    }

    /// @throws Problem if there is no such snapshot, or it is named twice
    public Snapshot in(Snapshots snapshots) {
        if (asOf != null && segmentation != null) {
            throw Problem.of(INVALID_PARAMETERS, "Give asOf or segmentation, not both.")
                    .with(new FieldError("segmentation", "ambiguous", "asOf names one as well."));
        }
        if (segmentation != null) {
            return id(segmentation)
                    .flatMap(snapshots::ofSegmentation)
                    .orElseThrow(
                            () ->
                                    Problem.of(
                                            SEGMENTATION_NOT_FOUND,
                                            "Segmentation %s published nothing, or its customers are no longer kept."
                                                    .formatted(segmentation)));
        }
        if (asOf != null) {
            return snapshots
                    .asOf(asOf)
                    .orElseThrow(
                            () ->
                                    Problem.of(
                                            NO_SEGMENTATION,
                                            "No segmentation speaks of %s or a day before."
                                                    .formatted(asOf)));
        }
        return snapshots.current().orElseThrow(AskedSnapshot::nothingYet);
    }

    /// What is said of the current segmentation before there is one.
    public static Problem nothingYet() {
        return Problem.of(
                NO_SEGMENTATION, "Nothing has been segmented yet: send POST /segmentations first.");
    }

    static Optional<UUID> id(String segmentation) {
        try {
            return Optional.of(UUID.fromString(segmentation));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
