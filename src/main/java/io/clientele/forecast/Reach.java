package io.clientele.forecast;

/// How far outcomes reach below and above what is expected, in 80 and in 95 % of cases.
record Reach(double below80, double above80, double below95, double above95) {

    /// So many times as far.
    Reach times(double factor) {
        return new Reach(factor * below80, factor * above80, factor * below95, factor * above95);
    }
}
