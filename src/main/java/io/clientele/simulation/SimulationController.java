package io.clientele.simulation;

import static io.clientele.problem.ProblemType.HEAP_TOO_SMALL;
import static io.clientele.problem.ProblemType.NO_PURCHASES;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;
import static io.clientele.problem.ProblemType.SIMULATION_TOO_LONG;
import static io.clientele.problem.ProblemType.SPARK_FAILED;
import static io.clientele.problem.ProblemType.SPARK_UNAVAILABLE;

import io.clientele.asof.AskedSnapshot;
import io.clientele.plan.SegmentationParameters;
import io.clientele.problem.Raises;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Simulations")
class SimulationController {

    private final Simulations simulations;
    private final Snapshots snapshots;

    SimulationController(Simulations simulations, Snapshots snapshots) {
        this.simulations = simulations;
        this.snapshots = snapshots;
    }

    @PostMapping("/simulations")
    @Operation(
            summary = "What would other parameters change?",
            description =
                    """
                    Takes what `POST /segmentations` takes and answers what that run would say of \
                    one family: sizes, who moves between which segments with how much revenue, and \
                    some of their ids. It is computed as a run is and compared with the current \
                    segmentation, or the one named; nothing is stored. `rfm` and `grid` need \
                    scores alone; the others all that a run does. The answer comes at once, since \
                    there is nothing to fetch later: few are worked on at a time, and each is \
                    given up after `clientele.simulation.time-limit`.""")
    @Raises({
        NO_SEGMENTATION,
        SEGMENTATION_NOT_FOUND,
        NO_PURCHASES,
        SIMULATION_TOO_LONG,
        HEAP_TOO_SMALL,
        SPARK_FAILED,
        SPARK_UNAVAILABLE
    })
    Simulation simulate(
            @RequestParam(defaultValue = "rfm") @Parameter(description = "The division.")
                    Family family,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "Id of the segmentation to compare with, or `latest`. Default: the current one.")
                    @Nullable String segmentation,
            @Valid @RequestBody(required = false) @Nullable SegmentationParameters parameters) {
        var snapshot = new AskedSnapshot(null, segmentation).in(snapshots);
        return simulations.of(
                parameters == null ? SegmentationParameters.DEFAULT : parameters, family, snapshot);
    }
}
