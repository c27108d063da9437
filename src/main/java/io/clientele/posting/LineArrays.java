package io.clientele.posting;

import io.clientele.ledger.Duplicates;
import io.clientele.ledger.OrderLine;
import io.clientele.ledger.Returns;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// The lines of small uploads as parallel arrays, one a column.
final class LineArrays {

    /// The columns of [ChunkWriter#COLUMNS]; instants, days and amounts as whole numbers.
    static final String PARAMETERS =
            """
            ?::int8[], ?::int8[], ?::int8[], ?::int4[], ?::int4[], ?::bool[], ?::bool[], ?::text[], ?::text[],
            ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::int8[], ?::text[], ?::text[], ?::text[],
            ?::bool[]""";

    private record Keyed(SmallUpload upload, OrderLine line, LineKey key) {

        boolean net() {
            return upload.returns() == Returns.NET;
        }
    }

    private final List<Keyed> lines = new ArrayList<>();
    private final Set<String> customers = new LinkedHashSet<>();

    private LineArrays() {}

    static LineArrays of(List<SmallUpload> uploads) {
        var arrays = new LineArrays();
        uploads.forEach(arrays::add);
        return arrays;
    }

    private void add(SmallUpload upload) {
        Map<LineKey, Long> seen = new HashMap<>();
        for (OrderLine line : upload.lines()) {
            var key = LineKey.of(line);
            if (upload.duplicates() == Duplicates.KEEP) {
                key = key.occurrence(seen.merge(key, 1L, Long::sum) - 1);
            }
            lines.add(new Keyed(upload, line, key));
            customers.add(line.customerId());
        }
    }

    Set<String> customers() {
        return customers;
    }

    /// Notes of the lines that were not added who else sent them, once the others are written.
    ///
    /// @return how many returns of an upload, by its number, were to be subtracted, but the ledger
    ///     has them from uploads that exclude theirs
    Map<Integer, Long> claim(Connection connection, BiPredicate<Integer, Long> added)
            throws SQLException {
        var known =
                lines.stream()
                        .filter(row -> !added.test(row.upload().number(), row.line().line()))
                        .toList();
        Map<Integer, Long> excluded = new HashMap<>();
        if (known.isEmpty()) {
            return excluded;
        }
        var owners =
                KnownLines.among(connection, known.stream().map(Keyed::key).distinct().toList());
        var claims = new Claims();
        for (Keyed row : known) {
            var owner = owners.get(row.key());
            if (owner != null) {
                if (row.net() && row.line().returned() && owner.excluded()) {
                    excluded.merge(row.upload().number(), 1L, Long::sum);
                }
                claims.add(row.upload().number(), row.net(), row.line(), owner);
            }
        }
        claims.write(connection);
        return excluded;
    }

    void bind(PreparedStatement statement) throws SQLException {
        var columns = new Columns(statement);
        columns.longs(row -> row.key().rowHash());
        columns.longs(row -> row.line().line());
        columns.longs(row -> row.line().orderedAtMicros());
        columns.ints(row -> row.upload().number());
        columns.ints(row -> row.line().day());
        columns.flags(row -> row.line().returned());
        columns.flags(row -> row.line().nonProduct());
        columns.texts(row -> row.line().customerId());
        columns.texts(row -> row.line().orderId());
        columns.texts(row -> row.line().productId());
        columns.texts(row -> row.line().productName());
        columns.texts(row -> row.line().category());
        columns.longs(row -> row.line().quantity());
        columns.longs(row -> row.line().unitPrice());
        columns.longs(row -> row.line().amount());
        columns.texts(row -> row.line().region());
        columns.texts(row -> row.line().paymentMethod());
        columns.texts(row -> row.line().channel());
        columns.flags(row -> row.line().returned() && row.net());
    }

    /// Sets one parameter after the other, as arrays that go to the database as they are: those of
    /// objects would go as text.
    private final class Columns {

        private final PreparedStatement statement;
        private int column;

        Columns(PreparedStatement statement) {
            this.statement = statement;
        }

        void longs(ToLongFunction<Keyed> value) throws SQLException {
            set(lines.stream().mapToLong(value).toArray());
        }

        void ints(ToIntFunction<Keyed> value) throws SQLException {
            set(lines.stream().mapToInt(value).toArray());
        }

        void flags(Predicate<Keyed> value) throws SQLException {
            var flags = new boolean[lines.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = value.test(lines.get(i));
            }
            set(flags);
        }

        void texts(Function<Keyed, @Nullable String> value) throws SQLException {
            set(lines.stream().map(value).toArray(String[]::new));
        }

        private void set(Object array) throws SQLException {
            statement.setObject(++column, array);
        }
    }
}
