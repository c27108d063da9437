package io.clientele.posting;

import io.clientele.ledger.LedgerTotals;
import io.clientele.ledger.NettedReturns;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Writes the lines of many small uploads and their rollup by one statement.
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
            %s,
            %s,
            rolled as (
                %s
                returning 1)
            select upload_number, line from added
            """
                    .formatted(
                            LineArrays.PARAMETERS,
                            String.join(", ", LineColumns.NAMES),
                            String.join(", ", LineColumns.NAMES),
                            Rollup.LINES.strip(),
                            Rollup.CHANGE.replace(":others", "true").strip(),
                            Rollup.APPLY.strip());

    private final JdbcTemplate jdbc;
    private final Rollup rollup;
    private final ReturnRollup returnRollup;

    SmallUploadWriter(JdbcTemplate jdbc, Rollup rollup, ReturnRollup returnRollup) {
        this.jdbc = jdbc;
        this.rollup = rollup;
        this.returnRollup = returnRollup;
    }

    /// What was added, upload by upload in the order given.
    List<LedgerTotals> write(List<SmallUpload> uploads) {
        var lines = LineArrays.of(uploads);
        Set<Place> added =
                Objects.requireNonNull(
                        jdbc.execute(
                                (ConnectionCallback<Set<Place>>)
                                        connection -> added(connection, lines)));
        Map<Integer, NettedReturns> netted = Map.of();
        if (!added.isEmpty()) {
            netted = returnRollup.levelAmong(lines.customers());
            rollup.revise();
        }
        List<LedgerTotals> totals = new ArrayList<>();
        for (SmallUpload upload : uploads) {
            var count = new LineCount(upload);
            upload.lines()
                    .forEach(
                            line ->
                                    count.add(
                                            line,
                                            added.contains(
                                                    new Place(upload.number(), line.line()))));
            totals.add(count.totals(netted.getOrDefault(upload.number(), NettedReturns.NONE)));
        }
        return totals;
    }

    /// A line by its upload and its place in there.
    private record Place(int upload, long line) {}

    private static Set<Place> added(Connection connection, LineArrays lines) throws SQLException {
        Set<Place> added = new HashSet<>();
        try (var statement = connection.prepareStatement(WRITE)) {
            lines.bind(statement);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    added.add(new Place(rows.getInt(1), rows.getLong(2)));
                }
            }
        }
        lines.claim(connection, (upload, line) -> added.contains(new Place(upload, line)));
        return added;
    }
}
