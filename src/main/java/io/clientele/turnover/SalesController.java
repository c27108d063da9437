package io.clientele.turnover;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.problem.Raises;
import io.clientele.snapshot.Snapshots;
import io.clientele.turnover.SalesDesk.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@RestController
@Tag(name = "Insights")
class SalesController {

    private final SalesDesk desk;
    private final Snapshots snapshots;

    SalesController(SalesDesk desk, Snapshots snapshots) {
        this.desk = desk;
        this.snapshots = snapshots;
    }

    @GetMapping("/insights/sales")
    @Operation(
            summary = "Sales by period, and by whom or what",
            description =
                    """
                    Revenue, orders, customers, new against returning, and average order of each period, of the whole \
                    shop and, with `by`, of each value or combination of values; how many of each month's new customers came back; and how \
                    much of the revenue the best customers bring. A customer with several values counts under each. \
                    Worked out once for each state of the ledger, then remembered until it changes.""")
    @Raises({ProblemType.NO_SEGMENTATION, ProblemType.ORDER_LINES_ELSEWHERE})
    SalesReport sales(
            @RequestParam(defaultValue = "month")
                    @Parameter(description = "What sales are added up over; weeks begin on Monday.")
                    Period period,
            @RequestParam(required = false)
                    @Nullable
                    @Size(max = Question.MOST_SPLITS)
                    @Parameter(
                            description =
                                    "What sales are told apart by; given again, up to three times, values combine, such"
                                            + " as `by=region&by=channel`. RFM segments (`segment`), cells of the grid,"
                                            + " value segments, tiers and clusters are those of the current"
                                            + " segmentation.")
                    List<@NotNull Split> by,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description =
                                    "First day; at most the last 400 periods are listed. Default: 92 days, 104 weeks"
                                            + " or 60 months back, as far as there are purchases.",
                            example = "2025-01-01")
                    LocalDate from,
            @RequestParam(defaultValue = "10")
                    @Min(1)
                    @Max(50)
                    @Parameter(description = "Values to list, the most revenue first.")
                    int values) {
        var splits = by == null ? List.<Split>of() : by.stream().distinct().toList();
        if (splits.stream().anyMatch(Split::isPlace) && snapshots.current().isEmpty()) {
            throw Problem.of(
                    ProblemType.NO_SEGMENTATION,
                    "Nothing has been segmented yet: send POST /segmentations first.");
        }
        return desk.report(new Question(period, splits, Optional.ofNullable(from), values));
    }
}
