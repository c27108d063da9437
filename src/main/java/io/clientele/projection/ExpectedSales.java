package io.clientele.projection;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What is expected to be sold over some weeks.
///
/// @param from first day
/// @param to last day
/// @param revenue in the shop's currency
/// @param orders number of orders
public record ExpectedSales(LocalDate from, LocalDate to, BigDecimal revenue, BigDecimal orders) {}
