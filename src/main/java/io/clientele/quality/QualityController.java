package io.clientele.quality;

import static io.clientele.problem.ProblemType.ORDER_LINES_ELSEWHERE;
import static io.clientele.problem.ProblemType.UPLOAD_NOT_FOUND;

import io.clientele.problem.Raises;
import io.clientele.quality.QualityDesk.NumberedUpload;
import io.clientele.upload.UploadDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@Tag(name = "Insights")
class QualityController {

    private final UploadDesk uploads;
    private final QualityDesk desk;

    QualityController(UploadDesk uploads, QualityDesk desk) {
        this.uploads = uploads;
        this.desk = desk;
    }

    @GetMapping("/insights/data-quality")
    @Operation(
            summary = "A first look at the data",
            description =
                    """
                    Findings in plain words, each with the rows and the revenue that it touches, and the counts \
                    behind them: what became of every row sent, every column (missing, different values, quantiles, \
                    most frequent values, values far out), the calendar, prices of another scale, days and months. \
                    Worked out once for each state of the ledger, then remembered until it changes.""")
    @Raises({UPLOAD_NOT_FOUND, ORDER_LINES_ELSEWHERE})
    QualityReport quality(
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description =
                                    "Id of an upload to look at alone; a file sent again is looked at as first sent.")
                    UUID upload) {
        return desk.report(
                upload == null ? null : new NumberedUpload(upload, uploads.ledgerNumber(upload)));
    }
}
