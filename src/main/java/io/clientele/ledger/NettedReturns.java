package io.clientele.ledger;

/// What became of an upload's returns that were to be subtracted; amounts in ten-thousandths.
///
/// @param subtracted what they took from purchases
/// @param unmatchedLines returned lines that found no purchase, or not enough of one
/// @param unmatchedAmount what these lines could therefore not take
public record NettedReturns(long subtracted, long unmatchedLines, long unmatchedAmount) {

    public static final NettedReturns NONE = new NettedReturns(0, 0, 0);

    /// With one more returned line, of which a part was left over.
    public NettedReturns with(long amount, long leftOver) {
        return new NettedReturns(
                subtracted + amount - leftOver,
                unmatchedLines + (leftOver > 0 ? 1 : 0),
                unmatchedAmount + leftOver);
    }

    /// Both together.
    public NettedReturns plus(NettedReturns other) {
        return new NettedReturns(
                subtracted + other.subtracted,
                unmatchedLines + other.unmatchedLines,
                unmatchedAmount + other.unmatchedAmount);
    }

    /// How this differs from what was before.
    public NettedReturns minus(NettedReturns before) {
        return new NettedReturns(
                subtracted - before.subtracted,
                unmatchedLines - before.unmatchedLines,
                unmatchedAmount - before.unmatchedAmount);
    }
}
