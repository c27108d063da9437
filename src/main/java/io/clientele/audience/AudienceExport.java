package io.clientele.audience;

import io.clientele.holdout.ControlGroups;
import io.clientele.holdout.TargetKind;
import io.clientele.selection.Selections;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.CustomerRow.Detail;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads whom an export holds, page by page, so that a slow reader holds no connection.
@Component
class AudienceExport {

    /// The column that tells if somebody was added or removed, and the parameter that asks for it.
    static final String CHANGE = "change";

    private static final int PAGE = 5_000;

    private final AudienceDesk desk;
    private final Selections selections;
    private final Snapshots snapshots;
    private final ControlGroups controlGroups;

    AudienceExport(
            AudienceDesk desk,
            Selections selections,
            Snapshots snapshots,
            ControlGroups controlGroups) {
        this.desk = desk;
        this.selections = selections;
        this.snapshots = snapshots;
        this.controlGroups = controlGroups;
    }

    /// Which changes an export holds.
    enum Change {
        ALL,
        ADDED,
        REMOVED;

        /// As it is spelled in the API.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is exported.
    ///
    /// @param since what changes count from; null for everybody
    record Order(
            Audience audience,
            Snapshot snapshot,
            @Nullable Since since,
            Change change,
            ExportFormat format) {

        /// Whether rows tell if they were added or removed.
        boolean tellsChange() {
            return since != null && change == Change.ALL;
        }

        /// A row of text, or the header of all.
        ///
        /// @param change stands in front where rows tell it
        List<@Nullable Object> row(
                @Nullable String change, List<? extends @Nullable Object> cells) {
            List<@Nullable Object> row = new ArrayList<>();
            if (tellsChange()) {
                row.add(change);
            }
            row.addAll(cells);
            return row;
        }

        /// The same with the columns as fields.
        Map<String, @Nullable Object> object(
                @Nullable String change, List<@Nullable Object> cells) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            if (tellsChange()) {
                object.put(CHANGE, change);
            }
            var columns = format.columns();
            for (int i = 0; i < columns.size(); i++) {
                object.put(columns.get(i), cells.get(i));
            }
            return object;
        }
    }

    /// Whom the list held that was taken before.
    ///
    /// @param filter the one that it was taken by
    record Since(Snapshot snapshot, Filter filter) {}

    /// Takes a row.
    @FunctionalInterface
    interface Sink {
        /// @param change `added`, `removed`, or null for everybody
        /// @param cells in the order of the format's columns
        void accept(@Nullable String change, List<@Nullable Object> cells) throws IOException;
    }

    @FunctionalInterface
    private interface Pages {
        List<CustomerRow> after(String customerId);
    }

    void write(Order order, Sink sink) throws IOException {
        var now = order.snapshot();
        var members = desk.selection(order.audience().filter(), now);
        var earlier = order.since();
        if (earlier == null) {
            each(
                    order,
                    now,
                    null,
                    after -> selections.page(now.number(), members, after, PAGE, Detail.FIGURES),
                    sink);
            snapshots.requireHeld(now);
            return;
        }
        var since = earlier.snapshot();
        var before = desk.selection(earlier.filter(), since);
        if (order.change() != Change.REMOVED) {
            each(
                    order,
                    now,
                    Change.ADDED,
                    after ->
                            selections.difference(
                                    now.number(), members, since.number(), before, after, PAGE),
                    sink);
        }
        if (order.change() != Change.ADDED) {
            each(
                    order,
                    since,
                    Change.REMOVED,
                    after ->
                            selections.difference(
                                    since.number(), before, now.number(), members, after, PAGE),
                    sink);
        }
        snapshots.requireHeld(now);
        snapshots.requireHeld(since);
    }

    private void each(Order order, Snapshot in, @Nullable Change change, Pages pages, Sink sink)
            throws IOException {
        var identity = new HashedIdentity();
        var segments = snapshots.segments(in.number());
        var heldBack =
                controlGroups.heldBack(
                        TargetKind.AUDIENCE, order.audience().id().toString(), segments);
        var told = change == null ? null : change.toString();
        var page = pages.after("");
        while (!page.isEmpty()) {
            for (CustomerRow row : page) {
                var cells = order.format().cells(row, segments, identity);
                if (!cells.isEmpty() && !heldBack.test(row)) {
                    sink.accept(told, cells);
                }
            }
            page = pages.after(page.getLast().customerId());
        }
    }
}
