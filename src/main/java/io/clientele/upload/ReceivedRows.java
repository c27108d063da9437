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

    /// Rows refused for one reason.
    ///
    /// @param amount what they would have sold for; null where an upload that has some was never
    ///     summed, so that nobody can tell
    public record Refused(String reason, long rows, @Nullable Double amount) {}

    /// Refused rows by reason, the most frequent first.
    public List<Refused> refused(@Nullable Integer upload) {
        return jdbc
                .sql(
                        """
                        with imported as (select u.rejected_by_reason, u.rejected_amounts %s)
                        select reason.key as reason, sum(reason.value::int8) as rows,
                               case when bool_and(rejected_amounts is not null)
                                   then coalesce(sum((rejected_amounts ->> reason.key)::numeric), 0)::float8
                               end as amount
                        from imported, jsonb_each_text(rejected_by_reason) reason
                        group by reason.key order by rows desc, reason.key
                        """
                                .formatted(IMPORTED))
                .param("upload", upload)
                .query(Refused.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// What figures do not show, or not as it was sent; amounts in currency units.
    ///
    /// @param duplicatesAmount what duplicates came to; null where there are none, or one of the
    ///     uploads that have some was never summed
    /// @param unmatchedReturns rows that were to be subtracted and found no purchase, or not enough
    ///     of one
    /// @param unmatchedAmount the part that was not subtracted
    /// @param refusedDates that can only be read in another order than their file is
    /// @param doubtfulDates rows taken among them whose date is another day in another order
    /// @param doubtfulAmount of the purchases among these
    public record Caveats(
            @Nullable Double duplicatesAmount,
            long unmatchedReturns,
            double unmatchedAmount,
            long refusedDates,
            long doubtfulDates,
            double doubtfulAmount) {}

    /// Those of the uploads that stand.
    public Caveats caveats(@Nullable Integer upload) {
        return jdbc.sql(
                        """
                        with imported as (
                            select u.*, u.reading -> 'dates' -> 'doubtful' as contrary %s)
                        select case when bool_and(duplicates_amount is not null) filter (where rows_duplicates > 0)
                                   then sum(duplicates_amount)::float8 end as duplicates_amount,
                               coalesce(sum(unmatched_returns), 0) as unmatched_returns,
                               coalesce(sum(unmatched_amount), 0)::float8 as unmatched_amount,
                               coalesce(sum((contrary ->> 'refused')::int8), 0) as refused_dates,
                               coalesce(sum((contrary ->> 'rows')::int8), 0) as doubtful_dates,
                               coalesce(sum((contrary ->> 'amount')::numeric), 0)::float8 as doubtful_amount
                        from imported
                        """
                                .formatted(IMPORTED))
                .param("upload", upload)
                .query(Caveats.class)
                .single();
    }

    /// Whether files had a column.
    ///
    /// @param uploads that had it
    /// @param rowsWithout rows that were taken from those that had not
    public record SentColumn(long uploads, long rowsWithout) {}

    /// The columns of files by the fields they were taken for, of the uploads that tell theirs;
    /// empty where none does.
    public Map<String, SentColumn> columns(@Nullable Integer upload) {
        Map<String, SentColumn> columns = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        with imported as (
                            select u.rows_accepted + u.rows_returns as rows, u.reading -> 'columns' as columns
                            %s and jsonb_array_length(jsonb_path_query_array(u.reading, '$.columns[*]')) > 0),
                        field as (
                            select distinct c.field
                            from imported, jsonb_to_recordset(columns) as c(field text))
                        select f.field,
                               count(*) filter (where h.has) as uploads,
                               coalesce(sum(i.rows) filter (where not h.has), 0) as rows_without
                        from field f
                        cross join imported i
                        cross join lateral (
                            select i.columns @> jsonb_build_array(jsonb_build_object('field', f.field)) as has) h
                        group by f.field order by f.field
                        """
                                .formatted(IMPORTED))
                .param("upload", upload)
                .query(
                        row -> {
                            columns.put(
                                    row.getString(1),
                                    new SentColumn(row.getLong(2), row.getLong(3)));
                        });
        return columns;
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
