package io.clientele.projection;

import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.REGION_NOT_FOUND;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;
import static io.clientele.problem.ProblemType.SEGMENT_NOT_FOUND;
import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;

import io.clientele.asof.AskedSnapshot;
import io.clientele.calendar.Period;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Forecasts")
class ForecastController {

    private final Snapshots snapshots;
    private final SalesForecasts forecasts;

    ForecastController(Snapshots snapshots, SalesForecasts forecasts) {
        this.snapshots = snapshots;
        this.forecasts = forecasts;
    }

    @GetMapping("/forecasts/sales")
    @Operation(
            summary = "What will be sold next?",
            description =
                    """
                    Revenue and orders of the coming days, weeks or months, of the shop, a segment of any family or a \
                    region, with the intervals that hold 80 and 95 % of outcomes.

                    Methods from the seasonal naive to ARIMA compete for each series: they forecast from up to 16 \
                    origins in its past, knowing only what came before, opening days included: a closure that nobody could \
                    foresee counts as an error. The mean of several is taken unless one erred \
                    clearly less; `evidence` names it, its errors and the others'. A series too short for that takes a \
                    mean, and says so. Segments share the shop's forecast out by what their customers are expected to buy; `evidence.ownPast` has the contest on a segment's own past beside it. Days on which the shop never opens are learnt and expect nothing; a closure that only one year had is assumed \
                    again, within intervals that reckon with it to come two times in three (`assumedShut`). A period \
                    that is not over is left out and forecast as a whole, one-off spikes and gaps are smoothed away.

                    Forecasts speak from the last purchase day that the segmentation knows, whatever the date is \
                    today. At most six years before it are learnt from, and nothing before a year in which the shop sold nothing. \
                    Those of a family's segments, and of the regions, add up to the shop's, with what those would take \
                    that were left out with an erased customer. Regions are forecast together \
                    when one of them is first asked for; where that takes over a quarter of a minute the answer is 503, and goes on: ask again.""")
    @ApiResponse(
            responseCode = "200",
            description = "The forecast.",
            useReturnTypeSchema = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples = {
                                @ExampleObject(
                                        name = "shop",
                                        summary = "The demo shop, two weeks",
                                        value = ForecastExamples.SHOP),
                                @ExampleObject(
                                        name = "segment",
                                        summary = "The demo shop's champions, next month",
                                        value = ForecastExamples.SEGMENT)
                            }))
    @Raises({
        NO_SEGMENTATION,
        SEGMENTATION_NOT_FOUND,
        SEGMENT_NOT_FOUND,
        REGION_NOT_FOUND,
        INVALID_PARAMETERS,
        SERVICE_UNAVAILABLE
    })
    SalesForecast sales(
            @RequestParam(defaultValue = "week")
                    @Parameter(description = "What one figure is about; weeks begin on Monday.")
                    Period period,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "Periods ahead: at most 91 days, 26 weeks or 12 months. Default: 28, 8 or 3.",
                            example = "4")
                    @Nullable Integer horizon,
            @RequestParam(required = false)
                    @Parameter(
                            description = "Only the customers of this segment, of any family.",
                            example = "champions")
                    @Nullable String segment,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "Only this region, spelled as in the transactions; not together with `segment`."
                                            + " The 100 regions that sell most are known by name.",
                            example = "North")
                    @Nullable String region,
            @ParameterObject AskedSnapshot asked) {
        if (segment != null && region != null) {
            throw Problem.of(INVALID_PARAMETERS, "Give segment or region, not both.")
                    .with(new FieldError("region", "ambiguous", "segment names a part as well."));
        }
        int periods = Horizon.of(period).checked(horizon);
        var snapshot = asked.in(snapshots);
        if (segment != null) {
            return forecasts.ofSegment(snapshot, period, periods, segment);
        }
        return region == null
                ? forecasts.ofShop(snapshot, period, periods)
                : forecasts.ofRegion(snapshot, period, periods, region);
    }
}
