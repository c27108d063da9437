package io.clientele.upload;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What became of all rows that were ever imported and not taken back. A file sent again is counted
/// once.
@Component
public class ReceivedRows {

    private static final String IMPORTED =
            """
            from upload u where u.status = 'SUCCEEDED' and not u.dry_run and u.same_content_as is null
                and (:upload::int is null or u.number = :upload)
            """;

    private final JdbcClient jdbc;

    public ReceivedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Rows by what became of them: read = accepted + returns + duplicates + rejected.
    public record Counts(
            long uploads, long read, long accepted, long returns, long duplicates, long rejected) {}

    /// The rows of an upload, or of all.
    ///
    /// @param upload number of the upload; null for all
    public Counts counts(@Nullable Integer upload) {
        return jdbc.sql(
                        """
                        select count(*) as uploads, coalesce(sum(rows_read), 0) as read,
                               coalesce(sum(rows_accepted), 0) as accepted, coalesce(sum(rows_returns), 0) as returns,
                               coalesce(sum(rows_duplicates), 0) as duplicates,
                               coalesce(sum(rows_rejected), 0) as rejected
                        """
                                + IMPORTED)
                .param("upload", upload)
                .query(Counts.class)
                .single();
    }

    /// Refused rows by reason, the most frequent first.
    public Map<String, Long> rejectedByReason(@Nullable Integer upload) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        with imported as (select u.rejected_by_reason %s)
                        select reason.key, sum(reason.value::int8) as rows
                        from imported, jsonb_each_text(rejected_by_reason) reason
                        group by reason.key order by rows desc, reason.key
                        """
                                .formatted(IMPORTED))
                .param("upload", upload)
                .query(
                        row -> {
                            reasons.put(row.getString(1), row.getLong(2));
                        });
        return reasons;
    }

    /// Purchases whose rows name a currency, as they were sent, less those of them that were there
    /// already: where a file had some, as if they were spread evenly over its currencies.
    ///
    /// @param revenue in that currency
    public record NamedCurrency(String currency, long rows, double revenue) {}

    /// The currencies that rows name, that of most rows first.
    public List<NamedCurrency> currencies(@Nullable Integer upload) {
        return jdbc
                .sql(
                        """
                        with imported as (
                            select u.reading,
                                   u.rows_accepted::numeric / nullif(u.rows_accepted + u.rows_duplicates, 0) as kept
                            %s)
                        select n.currency, round(sum(n.rows * kept))::int8 as rows,
                               sum(n.amount * kept)::float8 as revenue
                        from imported,
                             jsonb_to_recordset(nullif(reading -> 'currencies', 'null'))
                                 as n(currency text, rows int8, amount numeric)
                        group by n.currency
                        having round(sum(n.rows * kept)) > 0
                        order by rows desc, n.currency
                        """
                                .formatted(IMPORTED))
                .param("upload", upload)
                .query(NamedCurrency.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// The ids of uploads by the numbers that name them in the ledger.
    public Map<Integer, UUID> ids(Collection<Integer> numbers) {
        Map<Integer, UUID> ids = new LinkedHashMap<>();
        jdbc.sql("select number, id from upload where number = any(:numbers) order by number")
                .param("numbers", numbers.toArray(Integer[]::new))
                .query(
                        row -> {
                            ids.put(row.getInt(1), row.getObject(2, UUID.class));
                        });
        return ids;
    }
}
