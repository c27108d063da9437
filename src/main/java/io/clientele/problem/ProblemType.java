package io.clientele.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of error this service returns, each described at its own address: `/problems/{slug}`.
///
/// 400 means that the request cannot be read, 422 that it was read and makes no sense.
public enum ProblemType {
    INVALID_REQUEST(400, "Invalid request", "A part of the request is missing or cannot be read."),
    MALFORMED_JSON(400, "Malformed JSON", "The body is not well-formed JSON."),
    BODY_CUT_OFF(400, "Body cut off", "The body ended before it was complete; send it again."),
    UNAUTHORIZED(401, "Not signed in", "This call needs a valid API key or token."),
    FORBIDDEN(403, "Not allowed", "The API key or token does not allow this call."),
    NOT_FOUND(404, "Not found", "Nothing lives at this path."),
    UPLOAD_NOT_FOUND(404, "Upload not found", "There is no upload with this id."),
    SEGMENTATION_NOT_FOUND(404, "Segmentation not found", "There is no segmentation with this id."),
    NO_SEGMENTATION(
            404,
            "No segmentation yet",
            "No segmentation has been published yet; start one with POST /segmentations."),
    CUSTOMER_NOT_FOUND(404, "Customer not found", "There is no customer with this id."),
    CUSTOMER_NOT_SEGMENTED(
            404,
            "Customer not segmented",
            "The customer is known but not part of the segmentation that was asked."),
    SEGMENT_NOT_FOUND(404, "Segment not found", "There is no segment with this id."),
    REGION_NOT_FOUND(404, "Region not found", "Nothing has been sold to a region of this name."),
    STRATEGY_NOT_FOUND(404, "Strategy not found", "There is no strategy for this segment id."),
    AUDIENCE_NOT_FOUND(404, "Audience not found", "There is no audience with this id."),
    WEBHOOK_NOT_FOUND(404, "Webhook not found", "There is no webhook with this id."),
    DELIVERY_NOT_FOUND(404, "Delivery not found", "The webhook has no delivery with this id."),
    SCHEDULE_NOT_FOUND(404, "Schedule not found", "There is no schedule with this id."),
    CONTROL_GROUP_NOT_FOUND(
            404, "Control group not found", "There is no control group with this id."),
    API_KEY_NOT_FOUND(404, "API key not found", "There is no API key with this id."),
    METHOD_NOT_ALLOWED(
            405, "Method not allowed", "The path does not take this method; see the Allow header."),
    NOT_ACCEPTABLE(
            406, "Not acceptable", "The answer cannot be given in any type that Accept asks for."),
    REQUEST_TIMEOUT(408, "Request timed out", "The body came too slowly; send it again."),
    CONFLICT(409, "Conflict", "The request does not fit the present state of what it addresses."),
    ORDER_LINES_ELSEWHERE(
            409,
            "Order lines are kept elsewhere",
            "The shop's order lines are in Spark: they are sent and looked through there, not here."),
    IDEMPOTENCY_IN_FLIGHT(
            409,
            "Request in flight",
            "A request with this Idempotency-Key is still being answered; ask again later."),
    CURSOR_EXPIRED(
            410,
            "Cursor expired",
            "The cursor belongs to a segmentation that is gone; start the list again."),
    PRECONDITION_FAILED(
            412,
            "Precondition failed",
            "What is to be changed is no longer as the ETag in If-Match says; read it again."),
    PAYLOAD_TOO_LARGE(413, "Payload too large", "The body is larger than this call takes."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The call does not take a body of this type or encoding; see the Accept header."),
    INVALID_PARAMETERS(
            422, "Invalid parameters", "The request was read, but values in it are out of range."),
    UNREADABLE_FILE(422, "Unreadable file", "The file cannot be read as what it claims to be."),
    UNKNOWN_COLUMNS(
            422, "Unknown columns", "The columns a transaction needs were not found in the file."),
    NO_USABLE_ROW(422, "No usable row", "Not one row of the file could be used."),
    AMOUNT_TOO_LARGE(
            422,
            "Amount too large",
            "The amounts of a customer add up to more than can be counted."),
    NO_PURCHASES(422, "No purchases", "There are no purchases to segment."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency key reused",
            "This Idempotency-Key was first sent with another path, query or body."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Slow down; see the Retry-After header."),
    INTERNAL_ERROR(500, "Internal error", "The service failed; its log tells why."),
    SPARK_FAILED(
            502,
            "Spark failed",
            "Spark answered that it cannot read or count the order lines; the service's log tells more."),
    SERVICE_UNAVAILABLE(
            503, "Service unavailable", "The service is starting, stopping or too busy."),
    SIMULATION_TOO_LONG(
            503,
            "Simulation took too long",
            "The simulation was given up; order a run, or ask for a family that needs less."),
    SPARK_UNAVAILABLE(
            503, "Spark unavailable", "The Spark cluster does not answer; ask again later."),
    DATABASE_UNAVAILABLE(
            503, "Database unavailable", "The database does not answer; ask again later."),
    STORAGE_FULL(507, "Storage full", "There is no space left to store what was sent."),
    HEAP_TOO_SMALL(
            507,
            "Heap too small",
            "The service's heap is too small for so many customers, or it stops whenever it comes to them.");

    private final int status;
    private final String title;
    private final String description;

    ProblemType(int status, String title, String description) {
        this.status = status;
        this.title = title;
        this.description = description;
    }

    /// The HTTP status, 400 to 599.
    public int status() {
        return status;
    }

    /// A few words, the same for every problem of this type.
    public String title() {
        return title;
    }

    /// One sentence: what it means and what to do.
    public String description() {
        return description;
    }

    /// The name in addresses, such as `upload-not-found`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The `type` of the problem document, relative to this service.
    public URI uri() {
        return URI.create("/problems/" + slug());
    }

    /// The type whose slug this is.
    static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /// The plain type for a status that the container chose: the first one with that status. The
    /// statuses without a type (417, 501, 505) all say that the request is not HTTP as spoken here.
    public static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(INVALID_REQUEST);
    }
}
