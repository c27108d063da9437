package io.clientele.audience;

import static io.clientele.problem.ProblemType.AUDIENCE_NOT_FOUND;
import static io.clientele.problem.ProblemType.CURSOR_EXPIRED;
import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.AskedSnapshot;
import io.clientele.download.Downloads;
import io.clientele.holdout.ControlGroups;
import io.clientele.holdout.TargetKind;
import io.clientele.lookup.MemberListAnswer;
import io.clientele.lookup.MemberLists;
import io.clientele.lookup.MemberPage;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.clientele.selection.Selections;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.UUID;

@RestController
@RequestMapping("/audiences/{id}")
@Tag(name = "Audiences")
class AudienceListController {

    private final AudienceDesk desk;
    private final AudienceExport export;
    private final Selections selections;
    private final Snapshots snapshots;
    private final MemberLists lists;
    private final Downloads downloads;
    private final ControlGroups controlGroups;

    AudienceListController(
            AudienceDesk desk,
            AudienceExport export,
            Selections selections,
            Snapshots snapshots,
            MemberLists lists,
            Downloads downloads,
            ControlGroups controlGroups) {
        this.desk = desk;
        this.export = export;
        this.selections = selections;
        this.snapshots = snapshots;
        this.lists = lists;
        this.downloads = downloads;
        this.controlGroups = controlGroups;
    }

    @GetMapping(value = "/customers", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The customers of an audience",
            description =
                    """
                    As JSON in pages (`limit`, `cursor`, `Link: rel="next"`), in ascending order of the customers' \
                    ids. A cursor stays on the snapshot of its first page, and goes with the query of it. As `text/csv` or \
                    `application/x-ndjson` (by `Accept`) the whole list comes at once, without the audience's control \
                    group if it has one.""")
    @MemberListAnswer
    @Raises({AUDIENCE_NOT_FOUND, NO_SEGMENTATION, SEGMENTATION_NOT_FOUND, CURSOR_EXPIRED})
    ResponseEntity<MemberPage> members(
            @PathVariable @Parameter(description = "Id of the audience.") UUID id,
            @RequestParam(defaultValue = "100")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Customers a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor,
            @ParameterObject AskedSnapshot asked) {
        var list = UriComponentsBuilder.fromPath("/audiences/{id}/customers").build(id);
        var start = lists.start(list, asked, limit, cursor);
        return lists.page(start, members(start.snapshot(), id));
    }

    @Hidden
    @GetMapping(value = "/customers", produces = Downloads.CSV)
    ResponseEntity<StreamingResponseBody> csv(
            @PathVariable UUID id, @ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        return lists.csv("audience-" + id, snapshot, exported(snapshot, id));
    }

    @Hidden
    @GetMapping(value = "/customers", produces = Downloads.NDJSON)
    ResponseEntity<StreamingResponseBody> ndjson(
            @PathVariable UUID id, @ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        return lists.ndjson(snapshot, exported(snapshot, id));
    }

    @GetMapping(value = "/export", produces = Downloads.CSV)
    @Operation(
            summary = "An audience for marketing tools",
            description =
                    """
                    Everybody, or with `since` only who came in and who went out since an earlier segmentation; as \
                    CSV, or by `Accept` as NDJSON. Hashes are SHA-256 in hexadecimal digits: of the id without \
                    blanks around it, and, where the id is an e-mail address, of the address in lower case \
                    (`google-ads`: at Gmail without the dots before the `@`). `google-ads` leaves out who has no \
                    address; `meta` gives the lifetime value as `value`. Who went out is shown as in the earlier \
                    segmentation. A control group is left out.

                    Changes lead from the list as it was to the list as it is. So the earlier list is drawn by the filter \
                    that was in force when that segmentation was computed - of an audience made later, by its first \
                    one - or by the one that `revision` names: whom an edited filter no longer means is \
                    `removed` too.""")
    @ApiResponse(
            responseCode = "200",
            description = "The list as text.",
            content = {
                @Content(
                        mediaType = Downloads.CSV,
                        schema =
                                @Schema(
                                        type = "string",
                                        description =
                                                "A header, and a line for each customer: of `google-ads` with `Email` alone,"
                                                        + " of `meta` with `email`, `extern_id` and `value`.")),
                @Content(
                        mediaType = Downloads.NDJSON,
                        schema =
                                @Schema(
                                        type = "string",
                                        description =
                                                "An object for each customer, one a line, with the columns as fields."))
            })
    @Raises({AUDIENCE_NOT_FOUND, INVALID_PARAMETERS, NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    ResponseEntity<StreamingResponseBody> export(
            @PathVariable @Parameter(description = "Id of the audience.") UUID id,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "Id of the segmentation that changes count from, or `latest`.")
                    @Nullable String since,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "With `since`: the audience's revision that the list was taken by which the changes lead"
                                            + " from. Left out: the one in force when that segmentation was"
                                            + " computed.")
                    @Nullable Integer revision,
            @RequestParam(defaultValue = "all")
                    @Parameter(
                            description =
                                    "With `since`: which changes. `all` puts a column `change` in front, and is not for ad"
                                            + " platforms, which take additions and removals as lists of their own.")
                    AudienceExport.Change change,
            @RequestParam(defaultValue = "standard") @Parameter(description = "Who takes the list.")
                    ExportFormat format,
            @ParameterObject AskedSnapshot asked) {
        return csv(id, order(id, since, revision, change, format, asked));
    }

    @Hidden
    @GetMapping(value = "/export", produces = Downloads.NDJSON)
    ResponseEntity<StreamingResponseBody> exportLines(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestParam(defaultValue = "all") AudienceExport.Change change,
            @RequestParam(defaultValue = "standard") ExportFormat format,
            @ParameterObject AskedSnapshot asked) {
        var order = order(id, since, revision, change, format, asked);
        return downloads.ndjson(
                lines ->
                        export.write(
                                order,
                                (changed, cells) -> lines.line(order.object(changed, cells))));
    }

    private ResponseEntity<StreamingResponseBody> csv(UUID id, AudienceExport.Order order) {
        return downloads.csv(
                "audience-" + id,
                sheet -> {
                    sheet.row(order.row(AudienceExport.CHANGE, order.format().columns()));
                    export.write(order, (changed, cells) -> sheet.row(order.row(changed, cells)));
                });
    }

    private AudienceExport.Order order(
            UUID id,
            @Nullable String since,
            @Nullable Integer revision,
            AudienceExport.Change change,
            ExportFormat format,
            AskedSnapshot asked) {
        var asksForChanges = since != null;
        if (!asksForChanges && (change != AudienceExport.Change.ALL || revision != null)) {
            // Everybody, taken for those who are to be removed, would empty a list elsewhere.
            throw refused(
                    "Only changes since a segmentation can be added or removed ones.",
                    "since",
                    "must be given with change and revision");
        }
        if (asksForChanges
                && change == AudienceExport.Change.ALL
                && format != ExportFormat.STANDARD) {
            throw refused(
                    "An ad platform takes additions and removals as lists of their own.",
                    AudienceExport.CHANGE,
                    "must be added or removed");
        }
        var audience = desk.find(id);
        return new AudienceExport.Order(
                audience,
                asked.in(snapshots),
                since == null ? null : since(audience, since, revision),
                change,
                format);
    }

    private AudienceExport.Since since(
            Audience audience, String segmentation, @Nullable Integer revision) {
        var snapshot = new AskedSnapshot(null, segmentation).in(snapshots);
        return new AudienceExport.Since(snapshot, desk.filterIn(audience, snapshot, revision));
    }

    private static Problem refused(String detail, String parameter, String message) {
        return Problem.of(INVALID_PARAMETERS, detail)
                .with(new FieldError(parameter, "required", message));
    }

    private MemberLists.Source exported(Snapshot snapshot, UUID id) {
        return members(snapshot, id)
                .holdingBack(
                        controlGroups.heldBack(
                                TargetKind.AUDIENCE,
                                id.toString(),
                                snapshots.segments(snapshot.number())));
    }

    private MemberLists.Source members(Snapshot snapshot, UUID id) {
        var selection = desk.selection(desk.find(id).filter(), snapshot);
        return (after, limit, detail) ->
                selections.page(snapshot.number(), selection, after, limit, detail);
    }
}
