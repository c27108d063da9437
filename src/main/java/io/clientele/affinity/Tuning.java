package io.clientele.affinity;

/// What the models have to be told and cannot learn by themselves.
///
/// @param halfLife days after which a purchase counts half for what is not bought yet
/// @param regularisation λ of the linear model, as a multiple of the mean of its diagonal
/// @param recentShare weight of what sold last month beside the linear score
/// @param seasonPower power of the trend that this is multiplied by
/// @param shrinkage of neighbours, in customers who bought both
/// @param repeatHalfLife days after which a purchase counts half for what is bought again
/// @param repeatSeason power of the trend for what is bought again
public record Tuning(
        double halfLife,
        double regularisation,
        double recentShare,
        double seasonPower,
        double shrinkage,
        double repeatHalfLife,
        double repeatSeason) {

    /// Where the search for better ones begins: no season, and half-lives of four months.
    public static final Tuning START = new Tuning(120, 10, 0, 0, 10, 120, 0);

    /// The names of its components, in their order.
    public enum Part {
        HALF_LIFE,
        REGULARISATION,
        RECENT_SHARE,
        SEASON_POWER,
        SHRINKAGE,
        REPEAT_HALF_LIFE,
        REPEAT_SEASON
    }

    /// The same but for one part.
    public Tuning with(Part part, double value) {
        return new Tuning(
                part == Part.HALF_LIFE ? value : halfLife,
                part == Part.REGULARISATION ? value : regularisation,
                part == Part.RECENT_SHARE ? value : recentShare,
                part == Part.SEASON_POWER ? value : seasonPower,
                part == Part.SHRINKAGE ? value : shrinkage,
                part == Part.REPEAT_HALF_LIFE ? value : repeatHalfLife,
                part == Part.REPEAT_SEASON ? value : repeatSeason);
    }
}
