package io.clientele.lookup;

import static io.clientele.problem.ProblemType.CURSOR_EXPIRED;

import io.clientele.asof.AskedSnapshot;
import io.clientele.asof.SegmentationReference;
import io.clientele.download.Downloads;
import io.clientele.paging.PagedList;
import io.clientele.patience.Patience;
import io.clientele.problem.Problem;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.CustomerRow.Detail;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/// Lists of customers: in pages as JSON, whole as files. A whole list, however long, is read page
/// by page in constant memory, so that a slow reader holds no connection.
@Component
public class MemberLists {

    /// Small, so that the first bytes leave soon.
    private static final int FIRST_PAGE = 500;

    private static final int PAGE_GROWTH = 8;

    /// Two of them are held by each list that is read slowly.
    private static final int LARGEST_PAGE = 20_000;

    /// No virtual threads: each of the driver's many short waits would be one for the poller, too.
    private static final Executor READERS =
            Thread.ofPlatform().daemon().name("list-reader-", 0)::start;

    private final Snapshots snapshots;
    private final CustomerSegments customers;
    private final Downloads downloads;
    private final JsonMapper json;

    MemberLists(
            Snapshots snapshots, CustomerSegments customers, Downloads downloads, JsonMapper json) {
        this.snapshots = snapshots;
        this.customers = customers;
        this.downloads = downloads;
        this.json = json;
    }

    /// The customers of a list, in ascending order of their ids.
    @FunctionalInterface
    public interface Source {
        /// The next customers after an id; fewer than the limit only at the end.
        List<CustomerRow> after(String customerId, int limit, Detail detail);

        /// Whether a customer is left out where the list is exported as a file.
        default boolean holdsBack(CustomerRow customer) {
            return false;
        }

        /// The same list with customers to be left out of files.
        default Source holdingBack(Predicate<CustomerRow> heldBack) {
            var whole = this;
            return new Source() {
                @Override
                public List<CustomerRow> after(String customerId, int limit, Detail detail) {
                    return whole.after(customerId, limit, detail);
                }

                @Override
                public boolean holdsBack(CustomerRow customer) {
                    return heldBack.test(customer);
                }
            };
        }
    }

    /// A page that is asked for: of which snapshot, and after which id it begins.
    public record Start(Snapshot snapshot, String after, PagedList list) {}

    /// Where a page ended: the last id, in the snapshot that it was read from.
    private record Place(int snapshot, String after) {

        static Place of(String text) {
            int colon = text.indexOf(':');
            return new Place(Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1));
        }

        @Override
        public String toString() {
            return snapshot + ":" + after;
        }
    }

    @FunctionalInterface
    private interface Sink {
        void accept(CustomerRow customer) throws IOException;
    }

    /// Where the page of a cursor begins, or without one the first page. What was named beside the
    /// first page belongs to the list, and is named with its other pages too.
    ///
    /// @param address of the list, without any query
    /// @throws Problem if the cursor is of another list or its snapshot is gone, or there is none
    /// yet
    public Start start(URI address, AskedSnapshot asked, int limit, @Nullable String cursor) {
        var list = PagedList.of(asked.appliedTo(address), limit, cursor);
        return list.place(Place::of)
                .map(place -> new Start(held(place.snapshot()), place.after(), list))
                .orElseGet(() -> new Start(asked.in(snapshots), "", list));
    }

    private Snapshot held(int snapshot) {
        return snapshots
                .byNumber(snapshot)
                .orElseThrow(
                        () ->
                                Problem.of(
                                        CURSOR_EXPIRED,
                                        "The snapshot of this cursor is gone; begin without a cursor."));
    }

    /// A page, with a link to the next.
    public ResponseEntity<MemberPage> page(Start start, Source source) {
        var snapshot = start.snapshot();
        var list = start.list();
        var rows = source.after(start.after(), list.reach(), Detail.INTERVALS);
        if (rows.isEmpty()) {
            snapshots.requireHeld(snapshot);
        }
        var page =
                list.page(rows, row -> new Place(snapshot.number(), row.customerId()))
                        .map(customers.membersOf(snapshot));
        return list.answer(
                page.nextCursor(),
                new MemberPage(
                        SegmentationReference.of(snapshot), page.items(), page.nextCursor()));
    }

    /// The whole list as CSV.
    public ResponseEntity<StreamingResponseBody> csv(
            String name, Snapshot snapshot, Source source) {
        return downloads.csv(
                name,
                sheet -> {
                    sheet.row(MemberColumn.USUAL);
                    var shared =
                            new SharedCells(
                                    snapshots.segments(snapshot.number()), snapshot.scale());
                    forEach(
                            snapshot,
                            source,
                            Detail.FIGURES,
                            customer -> {
                                for (MemberColumn column : MemberColumn.USUAL) {
                                    column.write(customer, shared, sheet);
                                }
                                sheet.end();
                            });
                });
    }

    /// The whole list as NDJSON.
    public ResponseEntity<StreamingResponseBody> ndjson(Snapshot snapshot, Source source) {
        return downloads.ndjson(
                lines -> {
                    var members =
                            new MemberLines(json, snapshot, snapshots.segments(snapshot.number()));
                    forEach(
                            snapshot,
                            source,
                            Detail.INTERVALS,
                            customer -> members.write(customer, lines));
                });
    }

    /// While a page is written the next one is read.
    private void forEach(Snapshot snapshot, Source source, Detail detail, Sink sink)
            throws IOException {
        int limit = FIRST_PAGE;
        var page = source.after("", limit, detail);
        while (page.size() == limit) {
            int more = Math.min(limit * PAGE_GROWTH, LARGEST_PAGE);
            var last = page.getLast().customerId();
            var next =
                    CompletableFuture.supplyAsync(() -> next(source, last, more, detail), READERS);
            write(page, source, sink);
            page = read(next);
            limit = more;
        }
        write(page, source, sink);
        snapshots.requireHeld(snapshot);
    }

    private static void write(List<CustomerRow> page, Source source, Sink sink) throws IOException {
        for (CustomerRow row : page) {
            if (!source.holdsBack(row)) {
                sink.accept(row);
            }
        }
    }

    /// On a thread that answers no request, for one.
    private static List<CustomerRow> next(Source source, String after, int limit, Detail detail) {
        return Patience.within(Patience.REQUEST, () -> source.after(after, limit, detail));
    }

    private static List<CustomerRow> read(CompletableFuture<List<CustomerRow>> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
