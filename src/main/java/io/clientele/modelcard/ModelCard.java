package io.clientele.modelcard;

import io.clientele.analysis.Outcome;
import io.clientele.input.RunInput;
import io.clientele.plan.SegmentationParameters;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

@Schema(
        description =
                "What a run was made from and with. The same input, parameters and versions give the same"
                        + " output, bit for bit.")
public record ModelCard(
        @Schema(description = "The day it speaks of.", example = "2025-07-01") LocalDate asOf,
        @Schema(description = "Customers in the input.", example = "2000") int customersRead,
        @Schema(description = "Customers with a result.", example = "2000") int customers,
        @Schema(
                        description =
                                "SHA-256 of every customer's purchase days, orders and amounts, and of return"
                                        + " shares and distinct products where clusters are made by one of"
                                        + " them.",
                        example =
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                String inputHash,
        @Schema(
                        description = "SHA-256 of every customer's result.",
                        example =
                                "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752")
                String outputHash,
        @Schema(description = "What was asked, with every default filled in.")
                SegmentationParameters parameters,
        Versions versions,
        @Schema(description = "What supplies purchases and order values.", example = "bg-nbd")
                String model,
        @Schema(description = "Null for a run that was made before evidence was kept here.")
                @Nullable ModelEvidence evidence,
        @Schema(description = "What to be careful about, in words; empty if nothing is.")
                List<String> warnings) {

    @Schema(description = "What computed it.")
    record Versions(
            @Schema(description = "Of this service.", example = "0.1.0") String clientele,
            @Schema(description = "Of the Java it ran on.", example = "25.0.3+9") String java,
            @Schema(description = "Of the statistics library Smile.", example = "6.3.0")
                    String smile) {

        /// The versions of the running service.
        static Versions running() {
            return new Versions(
                    orUnknown(ModelCard.class.getPackage().getImplementationVersion()),
                    Runtime.version().toString(),
                    orUnknown(
                            smile.clustering.KMeans.class.getPackage().getImplementationVersion()));
        }

        private static String orUnknown(@Nullable String version) {
            return version == null ? "unpacked" : version;
        }
    }

    public static ModelCard of(RunInput input, SegmentationParameters parameters, Outcome outcome) {
        return new ModelCard(
                outcome.asOf(),
                input.history().customers(),
                outcome.customers(),
                Fingerprint.of(input.history(), input.background()),
                Fingerprint.of(outcome.segments(), outcome.columns()),
                parameters,
                Versions.running(),
                outcome.basis().model(),
                ModelEvidence.of(outcome),
                Stream.of(
                                outcome.lifetimeModel().warnings(),
                                ModelEvidence.warnings(outcome.clusters()),
                                input.warnings())
                        .flatMap(List::stream)
                        .toList());
    }
}
