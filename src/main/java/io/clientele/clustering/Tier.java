package io.clientele.clustering;

/// The standing of a cluster by its rank in mean monetary value.
public enum Tier {
    PLATINUM("tier-platinum", "Platinum"),
    GOLD("tier-gold", "Gold"),
    SILVER("tier-silver", "Silver"),
    BRONZE("tier-bronze", "Bronze");

    private final String id;
    private final String displayName;

    Tier(String id, String displayName) {
        this.id = id;
        this.displayName = displayName;
    }

    /// The id in paths and files, such as `tier-gold`.
    public String id() {
        return id;
    }

    /// The name people read, such as `Gold`.
    public String displayName() {
        return displayName;
    }

    /// The tier of the cluster of this rank (1 spends most) among `k`: Platinum, Gold, Silver, then
    /// Bronze for the rest. Fewer than three clusters have no Platinum: two are Gold and Silver,
    /// one is Gold.
    public static Tier of(int rank, int k) {
        if (rank < 1 || rank > k) {
            throw new IllegalArgumentException(
                    "There is no rank %d among %d clusters.".formatted(rank, k));
        }
        return switch (k < 3 ? rank + 1 : rank) {
            case 1 -> PLATINUM;
            case 2 -> GOLD;
            case 3 -> SILVER;
            default -> BRONZE;
        };
    }
}
