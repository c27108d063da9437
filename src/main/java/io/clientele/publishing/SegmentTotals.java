package io.clientele.publishing;

/// Sums over the customers of one segment, gathered in one pass.
final class SegmentTotals {

    private long customers;
    private double revenue;
    private double recencyDays;
    private double frequency;
    private double lifetimeValue;

    void add(SnapshotColumns columns, int row) {
        customers++;
        revenue += columns.monetary()[row];
        recencyDays += columns.recencyDays()[row];
        frequency += columns.frequency()[row];
        lifetimeValue += columns.lifetimeValue()[row];
    }

    long customers() {
        return customers;
    }

    double revenue() {
        return revenue;
    }

    double meanRecencyDays() {
        return recencyDays / customers;
    }

    double meanFrequency() {
        return frequency / customers;
    }

    double meanMonetary() {
        return revenue / customers;
    }

    double meanLifetimeValue() {
        return lifetimeValue / customers;
    }
}
