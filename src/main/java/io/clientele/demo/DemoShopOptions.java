package io.clientele.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// What made-up shop to write.
///
/// @param customers how many customers buy at least once; about ten lines each
/// @param firstDay the first day of trade
/// @param lastDay the last day of trade, at least 30 days later
/// @param seed equal options give equal bytes; another seed, another shop
/// @param dirtShare the chance of a line to be spoilt or doubled, 0 to 1
public record DemoShopOptions(
        int customers, LocalDate firstDay, LocalDate lastDay, long seed, double dirtShare) {

    public DemoShopOptions {
        if (customers < 1 || customers > 100_000_000) {
            throw new IllegalArgumentException("customers must be 1 to 100,000,000: " + customers);
        }
        if (firstDay.getYear() < 1000 || lastDay.getYear() > 9999) {
            throw new IllegalArgumentException("years must have four digits");
        }
        if (ChronoUnit.DAYS.between(firstDay, lastDay) < 30) {
            throw new IllegalArgumentException(
                    "the last day must follow the first by 30 days or more: %s, %s"
                            .formatted(firstDay, lastDay));
        }
        if (!(dirtShare >= 0 && dirtShare <= 1)) {
            throw new IllegalArgumentException("dirtShare must be 0 to 1: " + dirtShare);
        }
    }

    /// The shop that an empty service starts with: 2,000 customers, two years, some dirt.
    public static DemoShopOptions demo() {
        return new DemoShopOptions(
                2_000, LocalDate.of(2023, 7, 1), LocalDate.of(2025, 6, 30), 2025, 0.03);
    }

    /// The same shop with another number of customers, for measuring speed.
    public DemoShopOptions withCustomers(int number) {
        return new DemoShopOptions(number, firstDay, lastDay, seed, dirtShare);
    }
}
