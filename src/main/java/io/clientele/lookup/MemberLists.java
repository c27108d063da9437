package io.clientele.lookup;

import static io.clientele.problem.ProblemType.CURSOR_EXPIRED;

import io.clientele.download.Downloads;
import io.clientele.problem.Problem;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/// Lists of customers: in pages as JSON, whole as files. A whole list, however long, is read page
/// by page in constant memory, so that a slow reader holds no connection.
@Component
public class MemberLists {

    private static final int PAGE = 5_000;

    private final Snapshots snapshots;
    private final CustomerSegments customers;
    private final Downloads downloads;

    MemberLists(Snapshots snapshots, CustomerSegments customers, Downloads downloads) {
        this.snapshots = snapshots;
        this.customers = customers;
        this.downloads = downloads;
    }

    /// The customers of a list, in ascending order of their ids.
    @FunctionalInterface
    public interface Source {
        /// The next customers after an id; none at the end.
        List<CustomerRow> after(String customerId, int limit);

        /// Whether a customer is left out where the list is exported as a file.
        default boolean holdsBack(CustomerRow customer) {
            return false;
        }

        /// The same list with customers to be left out of files.
        default Source holdingBack(Predicate<CustomerRow> heldBack) {
            var whole = this;
            return new Source() {
                @Override
                public List<CustomerRow> after(String customerId, int limit) {
                    return whole.after(customerId, limit);
                }

                @Override
                public boolean holdsBack(CustomerRow customer) {
                    return heldBack.test(customer);
                }
            };
        }
    }

    /// Where a page begins: in which snapshot, after which id.
    public record Start(Snapshot snapshot, String after) {}

    @FunctionalInterface
    private interface Sink {
        void accept(SegmentMember member) throws IOException;
    }

    /// Where the page of a cursor begins, or without one the first page.
    ///
    /// @throws Problem if the cursor's snapshot is gone, or there is none yet
    public Start start(@Nullable String cursor, AskedSnapshot asked) {
        if (cursor == null) {
            return new Start(asked.in(snapshots), "");
        }
        var from = MemberCursor.of(cursor);
        return snapshots
                .byNumber(from.snapshot())
                .map(snapshot -> new Start(snapshot, from.after()))
                .orElseThrow(
                        () ->
                                Problem.of(
                                        CURSOR_EXPIRED,
                                        "The snapshot of this cursor is gone; begin without a cursor."));
    }

    /// A page, with a link to the next.
    ///
    /// @param list address of the list, without limit and cursor
    public ResponseEntity<MemberPage> page(Start start, int limit, URI list, Source source) {
        var snapshot = start.snapshot();
        var rows = source.after(start.after(), limit + 1);
        if (rows.isEmpty()) {
            snapshots.requireHeld(snapshot);
        }
        var items = rows.stream().limit(limit).map(row -> member(snapshot, row)).toList();
        var answer = ResponseEntity.ok();
        if (rows.size() <= limit) {
            return answer.body(new MemberPage(SegmentationReference.of(snapshot), items, null));
        }
        var next = new MemberCursor(snapshot.number(), items.getLast().customerId()).text();
        var link =
                UriComponentsBuilder.fromUri(list)
                        .queryParam("limit", limit)
                        .queryParam("cursor", next)
                        .build(true)
                        .toUriString();
        return answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(link))
                .body(new MemberPage(SegmentationReference.of(snapshot), items, next));
    }

    /// The whole list as CSV.
    public ResponseEntity<StreamingResponseBody> csv(
            String name, Snapshot snapshot, Source source) {
        return downloads.csv(
                name,
                sheet -> {
                    sheet.row(MemberColumn.USUAL);
                    forEach(
                            snapshot,
                            source,
                            member ->
                                    sheet.row(
                                            MemberColumn.USUAL.stream()
                                                    .map(column -> column.of(member))
                                                    .toList()));
                });
    }

    /// The whole list as NDJSON.
    public ResponseEntity<StreamingResponseBody> ndjson(Snapshot snapshot, Source source) {
        return downloads.ndjson(lines -> forEach(snapshot, source, lines::line));
    }

    private void forEach(Snapshot snapshot, Source source, Sink sink) throws IOException {
        var page = source.after("", PAGE);
        while (!page.isEmpty()) {
            for (CustomerRow row : page) {
                if (!source.holdsBack(row)) {
                    sink.accept(member(snapshot, row));
                }
            }
            page = source.after(page.getLast().customerId(), PAGE);
        }
        snapshots.requireHeld(snapshot);
    }

    private SegmentMember member(Snapshot snapshot, CustomerRow row) {
        return SegmentMember.of(customers.of(snapshot, row));
    }
}
