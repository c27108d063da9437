package io.clientele.portrait;

import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.AskedSnapshot;
import io.clientele.problem.Raises;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Customers")
class PortraitController {

    private final Snapshots snapshots;
    private final Portraits portraits;

    PortraitController(Snapshots snapshots, Portraits portraits) {
        this.snapshots = snapshots;
        this.portraits = portraits;
    }

    @GetMapping("/insights/customers")
    @Operation(
            summary = "All customers at a glance",
            description =
                    """
                    How customers are spread over recency and frequency scores, lifetime value and probability of \
                    being alive, how many bought lately, and a sample of them to draw as points; of the current \
                    segmentation, or of the one asked for.""")
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    Portrait portrait(
            @RequestParam(defaultValue = "0")
                    @Min(0)
                    @Max(Portraits.LARGEST_SAMPLE)
                    @Parameter(description = "Customers in the sample.", example = "200")
                    int sample,
            @ParameterObject AskedSnapshot asked) {
        return portraits.of(asked.in(snapshots), sample);
    }
}
