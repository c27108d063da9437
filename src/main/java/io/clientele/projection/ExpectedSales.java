package io.clientele.projection;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a part of the shop is expected to sell over some weeks, to customers of today and yet to
/// come.
///
/// @param from first day
/// @param to last day
/// @param revenue in the shop's currency
/// @param orders number of orders
public record ExpectedSales(LocalDate from, LocalDate to, BigDecimal revenue, BigDecimal orders) {}
