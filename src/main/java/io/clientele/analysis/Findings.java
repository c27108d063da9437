package io.clientele.analysis;

import io.clientele.clustering.Cluster;
import io.clientele.clustering.Clustering;
import io.clientele.clustering.Tier;
import io.clientele.outlook.Outlook;
import io.clientele.persona.ClusterProfile;
import io.clientele.persona.Persona;
import io.clientele.persona.Personas;
import io.clientele.persona.ShopProfile;
import io.clientele.plan.Plan;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.rfm.GridCell;
import io.clientele.rfm.RfmScores;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.LifetimeBasis;
import io.clientele.value.ValueSegment;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// What the maths found, to be brought into the words of a snapshot and of its evidence.
@SuppressWarnings("EnumOrdinal") // codes are of one snapshot, which stores what they mean
record Findings(
        Plan plan,
        CustomerFigures figures,
        RfmScores scores,
        Clustering clustering,
        @Nullable Double agreement,
        Map<Integer, String> formerPersonas,
        Outlook outlook) {

    Outcome outcome(LocalDate asOf) {
        List<Persona> personas = personas();
        return new Outcome(
                asOf,
                figures.customers(),
                basis(),
                plan.scale(),
                segments(personas),
                columns(),
                ScoringEvidence.of(plan, scores),
                clusterEvidence(personas),
                outlook.evidence(),
                outlook.diagnostics());
    }

    /// The segments of every family; codes are places in the map for `rfm`, cluster
    /// numbers for clusters, else ordinals.
    private List<SegmentDefinition> segments(List<Persona> personas) {
        List<SegmentDefinition> segments = new ArrayList<>(plan.rfm().definitions());
        segments.addAll(gridDefinitions());
        for (ValueSegment value : ValueSegment.values()) {
            segments.add(
                    SegmentDefinition.of(Family.VALUE, value.ordinal(), value.id(), value.name()));
        }
        for (Tier tier : Tier.values()) {
            segments.add(
                    SegmentDefinition.of(
                            Family.TIER, tier.ordinal(), tier.id(), tier.displayName()));
        }
        for (int i = 0; i < personas.size(); i++) {
            Cluster cluster = clustering.clusters().get(i);
            segments.add(
                    SegmentDefinition.cluster(
                            cluster.number(),
                            id(cluster),
                            personas.get(i).name(),
                            personas.get(i).sentence(),
                            cluster.tier().id()));
        }
        return segments;
    }

    static List<SegmentDefinition> gridDefinitions() {
        return Arrays.stream(GridCell.values())
                .map(
                        cell ->
                                SegmentDefinition.of(
                                        Family.GRID, cell.ordinal(), cell.id(), cell.displayName()))
                .toList();
    }

    private SnapshotColumns columns() {
        var rfm = figures.rfm();
        var values = outlook.values();
        GridCell[] cells = GridCell.of(rfm);
        ValueSegment[] valueSegments = ValueSegment.of(values.lifetimeValue());
        // Numbers that were kept may be larger than there are clusters.
        int[] tierOfCluster = new int[1 + clustering.clusters().getLast().number()];
        for (Cluster cluster : clustering.clusters()) {
            tierOfCluster[cluster.number()] = cluster.tier().ordinal();
        }
        return new SnapshotColumns(
                figures.customerIds(),
                rfm.recencyDays(),
                rfm.frequency(),
                rfm.monetary(),
                column(row -> scores.recency().scores()[row]),
                column(row -> scores.frequency().scores()[row]),
                column(row -> scores.monetary().scores()[row]),
                column(row -> scores.segment(row, plan.rfm().map())),
                column(row -> cells[row].ordinal()),
                clustering.assignment(),
                column(row -> tierOfCluster[clustering.assignment()[row]]),
                column(row -> valueSegments[row].ordinal()),
                shownAlive(),
                outlook.buyingAgain(),
                values.expectedPurchases(),
                values.expectedOrderValue(),
                values.lifetimeValue(),
                outlook.ranges());
    }

    private LifetimeBasis basis() {
        return new LifetimeBasis(
                outlook.supplier().toString(),
                plan.outlook().months(),
                outlook.buyingAgainDays(),
                outlook.aliveCaution(),
                outlook.valueCaution());
    }

    /// Where P(alive) tells nothing it is left out, unless a model was asked for by name: whoever
    /// does that wants its own numbers, and has the caution beside them.
    private double[] shownAlive() {
        double[] alive = outlook.values().probabilityAlive();
        if (outlook.aliveCaution() == null || plan.outlook().asked() != null) {
            return alive;
        }
        double[] unknown = new double[alive.length];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    private ClusterEvidence clusterEvidence(List<Persona> personas) {
        List<ClusterEvidence.Cluster> clusters = new ArrayList<>();
        for (int i = 0; i < personas.size(); i++) {
            clusters.add(evidence(clustering.clusters().get(i), personas.get(i)));
        }
        var elbow = clustering.elbow();
        return new ClusterEvidence(
                clustering.k(),
                clustering.selectedBy(),
                plan.clusters().method(),
                plan.features(),
                plan.clusters().transformation(),
                clustering.silhouetteCustomers(),
                clustering.candidates().stream()
                        .map(
                                candidate ->
                                        new ClusterEvidence.Candidate(
                                                candidate.k(),
                                                candidate.inertia(),
                                                candidate.explained(),
                                                candidate.silhouette(),
                                                candidate.stability()))
                        .toList(),
                elbow.isPresent() ? elbow.getAsInt() : null,
                agreement,
                clusters,
                ClusterFeatures.cautions(plan.features(), outlook));
    }

    private static ClusterEvidence.Cluster evidence(Cluster cluster, Persona persona) {
        var centroid = cluster.centroid();
        return new ClusterEvidence.Cluster(
                id(cluster),
                cluster.rank(),
                cluster.size(),
                cluster.share(),
                new ClusterEvidence.Centroid(
                        centroid.recencyDays(),
                        centroid.frequency(),
                        BigDecimal.valueOf(centroid.monetary())
                                .setScale(2, RoundingMode.HALF_EVEN)),
                cluster.tier().id(),
                cluster.stability(),
                new ClusterEvidence.Persona(persona.name(), persona.sentence()));
    }

    private List<Persona> personas() {
        var rfm = figures.rfm();
        var shop =
                new ShopProfile(
                        rfm.size(),
                        Arrays.stream(rfm.recencyDays()).average().orElse(0),
                        Arrays.stream(rfm.frequency()).average().orElse(0),
                        Arrays.stream(rfm.monetary()).average().orElse(0));
        return Personas.describe(
                shop,
                clustering.clusters().stream()
                        .map(
                                cluster ->
                                        new ClusterProfile(
                                                cluster.tier().displayName(),
                                                cluster.size(),
                                                cluster.centroid().recencyDays(),
                                                cluster.centroid().frequency(),
                                                cluster.centroid().monetary()))
                        .toList(),
                clustering.clusters().stream()
                        .map(cluster -> Optional.ofNullable(formerPersonas.get(cluster.number())))
                        .toList());
    }

    private int[] column(IntUnaryOperator value) {
        int[] column = new int[figures.customers()];
        Arrays.setAll(column, value);
        return column;
    }

    private static String id(Cluster cluster) {
        return "cluster-" + cluster.number();
    }
}
