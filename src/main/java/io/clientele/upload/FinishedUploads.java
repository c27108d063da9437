package io.clientele.upload;

import io.clientele.ledger.NettedReturns;
import io.clientele.receipt.ReceivedFile;
import io.clientele.sending.UploadOptions;
import io.clientele.upload.UploadsCompleted.CompletedUpload;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Takes note of uploads that are over before they are answered, and of what has changed about
/// others since they were.
@Component
public class FinishedUploads {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FinishedUploads(
            JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /// An upload that has succeeded.
    public record Finished(
            int number,
            UploadOptions options,
            ReceivedFile file,
            UploadCounts counts,
            Understood understood) {}

    /// Numbers that no other upload has or gets, ascending. None is drawn before it is needed, so
    /// that later uploads have higher ones, whoever takes them.
    public List<Integer> nextNumbers(int count) {
        return jdbc.sql(
                        """
                        select nextval('upload_number_seq') from generate_series(1, ?)
                        """)
                .param(count)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    /// Stores uploads in the current transaction, all by one statement.
    ///
    /// @return the uploads as clients see them, in the order given
    public List<UploadResource> insert(List<Finished> finished) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
        List<UploadResource> resources = new ArrayList<>();
        List<Map<String, ?>> rows = new ArrayList<>();
        List<CompletedUpload> completed = new ArrayList<>();
        for (Finished one : finished) {
            var upload = new Upload(UUID.randomUUID(), one.options(), one.file(), now);
            upload.begin(now);
            upload.understand(one.understood());
            upload.succeed(one.counts(), now);
            rows.add(columns(one.number(), upload, now));
            resources.add(UploadResource.of(upload));
            if (!one.options().dryRun()) {
                completed.add(CompletedUpload.of(upload.id(), one.counts()));
            }
        }
        jdbc.sql(
                        """
                        insert into upload overriding system value
                        select * from json_populate_recordset(null::upload, ?::json)
                        """)
                .param(json.writeValueAsString(rows))
                .update();
        finished.stream()
                .filter(one -> !one.options().dryRun())
                .forEach(one -> RowMeters.count(one.counts()));
        if (!completed.isEmpty()) {
            events.publishEvent(new UploadsCompleted(completed));
        }
        return resources;
    }

    /// Brings the figures of uploads level with what became of their net returns since purchases
    /// came or went, in the transaction that did it.
    ///
    /// Figures of uploads from before that was done may be behind by what had come or gone until
    /// then: whatever is added to them, there is never less than nothing, nor more rows than
    /// returned ones.
    ///
    /// @param changes by how much they differ, by the numbers of the uploads
    public void change(Map<Integer, NettedReturns> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var numbers = changes.keySet().stream().sorted().toList();
        var values =
                numbers.stream()
                        .map(number -> Objects.requireNonNull(changes.get(number)))
                        .toList();
        jdbc.sql(
                        """
                        update upload u
                        set netted = greatest(0, u.netted + c.netted / 10000.0),
                            unmatched_returns = least(u.rows_returns, greatest(0, u.unmatched_returns + c.lines)),
                            unmatched_amount = greatest(0, u.unmatched_amount + c.amount / 10000.0)
                        from unnest(?::int4[], ?::int8[], ?::int8[], ?::int8[]) c (number, netted, lines, amount)
                        where u.number = c.number and u.netted is not null
                        """)
                .params(
                        numbers.toArray(Integer[]::new),
                        values.stream().map(NettedReturns::subtracted).toArray(Long[]::new),
                        values.stream().map(NettedReturns::unmatchedLines).toArray(Long[]::new),
                        values.stream().map(NettedReturns::unmatchedAmount).toArray(Long[]::new))
                .update();
    }

    private static Map<String, ?> columns(int number, Upload upload, Instant now) {
        var options = upload.options();
        var counts = upload.counts();
        var decided = upload.decidedDates();
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("id", upload.id());
        columns.put("number", number);
        columns.put("status", upload.status().name());
        columns.put("attempt", upload.attempt());
        columns.put("cancel_requested", upload.cancelRequested());
        columns.put("file_name", upload.fileName());
        columns.put("content_type", upload.contentType());
        columns.put("mapping", options.mapping());
        columns.put("sheet", options.sheet());
        columns.put("header", options.header());
        columns.put("dates", options.dates() == null ? null : options.dates().name());
        columns.put("duplicates", options.duplicates().name());
        columns.put("returns", options.returns().name());
        columns.put("non_products_dropped", options.nonProductsDropped());
        columns.put("dry_run", options.dryRun());
        columns.put("content_hash", upload.contentHash());
        columns.put("content_bytes", upload.contentBytes());
        columns.put("stage", upload.progress().stage());
        columns.put("percent", upload.progress().percent());
        columns.put("rows_read", counts.rowsRead());
        columns.put("rows_accepted", counts.rowsAccepted());
        columns.put("rows_returns", counts.rowsReturns());
        columns.put("rows_duplicates", counts.rowsDuplicates());
        columns.put("rows_rejected", counts.rowsRejected());
        columns.put("rejected_by_reason", counts.rejectedByReason());
        columns.put("rejected_amounts", counts.rejectedAmounts());
        columns.put("duplicates_amount", counts.duplicatesAmount());
        columns.put("customers", counts.customers());
        columns.put("orders", counts.orders());
        columns.put("products", counts.products());
        columns.put("first_order_at", counts.firstOrderAt());
        columns.put("last_order_at", counts.lastOrderAt());
        columns.put("non_products", counts.nonProducts());
        columns.put("netted", counts.netted());
        columns.put("unmatched_returns", counts.unmatchedReturns());
        columns.put("unmatched_amount", counts.unmatchedAmount());
        columns.put("reading", upload.reading());
        columns.put("dates_header", decided == null ? null : decided.datesHeader());
        columns.put("dates_order", decided == null ? null : decided.datesOrder().name());
        columns.put("created_at", now);
        columns.put("started_at", now);
        columns.put("finished_at", now);
        return columns;
    }
}
