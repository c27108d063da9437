package io.clientele.posting;

import io.clientele.ledger.AmountSum;
import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.NettedReturns;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;
import io.clientele.posting.Postings.Written;
import io.clientele.posting.Postings.WrittenTogether;
import io.clientele.rollup.LevelledReturns;
import io.clientele.rollup.Rollup;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the lines of many small uploads and their rollup, and tells readers, by one statement.
///
/// The statement sees the ledger as it was before, so that the lines it looks up to find an order's
/// first day are those of others. Lines go in by ascending key, as everywhere, so that two writers
/// never wait for each other.
final class SmallUploadWriter {

    private static final String WRITE =
            """
            with sent as (
                select * from unnest(%s) as s (%s)),
            added as (
                insert into order_line (%s)
                select row_hash, line, timestamptz 'epoch' + ordered_at * interval '1 microsecond', upload_number,
                       date '1970-01-01' + day, returned, non_product, customer_id, order_id, product_id,
                       product_name, category, quantity * 0.0001, unit_price * 0.0001, amount * 0.0001, region,
                       payment_method, channel, net
                from sent
                order by customer_id, order_id, day, row_hash, upload_number, line
                on conflict do nothing
                returning *),
            %s
            select upload_number, line from added
            """
                    .formatted(
                            LineArrays.PARAMETERS,
                            String.join(", ", ChunkWriter.COLUMNS),
                            String.join(", ", ChunkWriter.COLUMNS),
                            Rollup.ADD_ADDED);

    private final JdbcTemplate jdbc;
    private final Rollup rollup;

    SmallUploadWriter(JdbcTemplate jdbc, Rollup rollup) {
        this.jdbc = jdbc;
        this.rollup = rollup;
    }

    /// What was added, upload by upload in the order given.
    WrittenTogether write(List<SmallUpload> uploads) {
        var lines = LineArrays.of(uploads);
        var added =
                Objects.requireNonNull(
                        jdbc.execute(
                                (ConnectionCallback<Added>)
                                        connection -> added(connection, lines)));
        var returns = LevelledReturns.NONE;
        if (!added.places().isEmpty()) {
            returns =
                    rollup.levelReturnsAmong(
                            lines.customers(),
                            uploads.stream().map(SmallUpload::number).collect(Collectors.toSet()));
        }
        List<Written> written = new ArrayList<>();
        for (SmallUpload upload : uploads) {
            var count = new LineCount(upload);
            upload.lines()
                    .forEach(
                            line ->
                                    count.add(
                                            line,
                                            added.places()
                                                    .contains(
                                                            new Place(
                                                                    upload.number(),
                                                                    line.line()))));
            written.add(
                    new Written(
                            count.totals(returns.of(upload.number())),
                            ChunkWriter.notes(added.excluded().getOrDefault(upload.number(), 0L))));
        }
        return new WrittenTogether(written, returns.changes());
    }

    /// A line by its upload and its place in there.
    private record Place(int upload, long line) {}

    /// What a statement added.
    ///
    /// @param excluded returns by upload that were to be subtracted and are not, as others exclude
    ///     them
    private record Added(Set<Place> places, Map<Integer, Long> excluded) {}

    private static Added added(Connection connection, LineArrays lines) throws SQLException {
        Set<Place> added = new HashSet<>();
        try (var statement = connection.prepareStatement(WRITE)) {
            lines.bind(statement);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    added.add(new Place(rows.getInt(1), rows.getLong(2)));
                }
            }
        }
        var excluded =
                lines.claim(connection, (upload, line) -> added.contains(new Place(upload, line)));
        return new Added(added, excluded);
    }

    /// Counts what a small upload added, line by line.
    private static final class LineCount {

        private record Order(String customerId, String orderId) {}

        private final SmallUpload upload;
        private final Set<String> customers = new HashSet<>();
        private final Set<Order> orders = new HashSet<>();
        private final Set<String> products = new HashSet<>();
        private final AmountSum duplicatesAmount = new AmountSum();
        private long accepted;
        private long nonProducts;
        private long returns;
        private long duplicates;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        LineCount(SmallUpload upload) {
            this.upload = upload;
        }

        void add(OrderLine line, boolean added) {
            if (line.returned()) {
                returns++;
            } else if (!added) {
                duplicates++;
                duplicatesAmount.add(line.amount());
            } else {
                accepted++;
                nonProducts += line.nonProduct() ? 1 : 0;
                customers.add(line.customerId());
                orders.add(new Order(line.customerId(), line.orderId()));
                var product = line.productId();
                if (product != null) {
                    products.add(product);
                }
                first = Math.min(first, line.orderedAtMicros());
                last = Math.max(last, line.orderedAtMicros());
            }
        }

        LedgerTotals totals(NettedReturns netted) {
            return new LedgerTotals(
                    accepted,
                    nonProducts,
                    returns,
                    duplicates,
                    customers.size(),
                    orders.size(),
                    products.size(),
                    instant(first),
                    instant(last),
                    upload.returns() == Returns.NET ? netted : null,
                    duplicatesAmount.total());
        }

        private @Nullable Instant instant(long micros) {
            return accepted == 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }
}
