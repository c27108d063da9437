package io.clientele.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.audit.Pseudonyms;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The customers who were erased, known by their pseudonyms alone.
///
/// Whoever writes rows of customers asks here first, in the transaction that writes: erasures then
/// wait for its end, and so no customer is written back who is erased meanwhile.
@Component
public class ErasedCustomers {

    private static final String LATELY = "erased_at > now() - interval '1 day'";

    private final JdbcClient jdbc;
    private final Pseudonyms pseudonyms;

    ErasedCustomers(JdbcClient jdbc, Pseudonyms pseudonyms) {
        this.jdbc = jdbc;
        this.pseudonyms = pseudonyms;
    }

    /// All of them, to hold many rows against.
    @Transactional(propagation = Propagation.MANDATORY)
    public ErasedIds all() {
        lock("pg_advisory_xact_lock_shared");
        return read("true");
    }

    /// Which of these customers were erased while their result was worked out, within the last day.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> lately(String[] customerIds) {
        lock("pg_advisory_xact_lock_shared");
        var erased = read(LATELY);
        return Arrays.stream(customerIds).filter(erased::contains).toList();
    }

    /// Those of [#lately] who count in no totals either, as they do who were made anonymous.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> outright(List<String> lately) {
        var outright = read(LATELY + " and mode = 'erase'");
        return lately.stream().filter(outright::contains).toList();
    }

    /// Whether anybody was erased, and not merely made anonymous, since a result was computed, or
    /// while it was: within the day before.
    public boolean outrightSince(Instant computedAt) {
        return jdbc.sql(
                        """
                        select exists (
                            select from erased_customer
                            where mode = 'erase'
                              and erased_at > cast(:computedAt as timestamptz) - interval '1 day')
                        """)
                .param("computedAt", Timestamp.from(computedAt))
                .query(Boolean.class)
                .single();
    }

    /// Those of a few customers who were erased.
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> among(Set<String> customerIds) {
        lock("pg_advisory_xact_lock_shared");
        var mac = pseudonyms.mac();
        Map<ByteBuffer, String> ids = new HashMap<>();
        customerIds.forEach(id -> ids.put(ByteBuffer.wrap(mac.doFinal(id.getBytes(UTF_8))), id));
        return jdbc
                .sql("select customer from erased_customer where customer = any(:customers)")
                .param(
                        "customers",
                        ids.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query((row, _) -> ids.get(ByteBuffer.wrap(row.getBytes(1))))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /// When a customer was last erased, later with each erasure; empty if none ever was.
    public Optional<Instant> last() {
        return jdbc.sql("select max(erased_at) from erased_customer")
                .query(
                        (row, _) ->
                                Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /// How each of them was, by pseudonym.
    Map<ByteBuffer, Mode> modes() {
        Map<ByteBuffer, Mode> modes = new HashMap<>();
        jdbc.sql("select customer, mode from erased_customer")
                .query(
                        row -> {
                            modes.put(
                                    ByteBuffer.wrap(row.getBytes(1)),
                                    Mode.valueOf(row.getString(2).toUpperCase(Locale.ROOT)));
                        });
        return modes;
    }

    /// From now on the transaction waits for each lock for 3 seconds at most: better to come again
    /// than to wait for an import or a run.
    void limitWait() {
        jdbc.sql("set local lock_timeout = '3s'").update();
    }

    /// Waits for all who write, and keeps them waiting.
    void lock() {
        lock("pg_advisory_xact_lock");
    }

    private void lock(String function) {
        jdbc.sql("select %s(hashtext('clientele.privacy'))".formatted(function))
                .query()
                .singleRow();
    }

    /// Notes an erasure, after [#lock]. Its time is that of now, not of the transaction, which may
    /// have waited for others; and it is later than theirs, also by a clock that was set back.
    void add(String customerId, Mode mode) {
        jdbc.sql(
                        """
                        insert into erased_customer (customer, mode, erased_at)
                        select :customer, :mode,
                            greatest(clock_timestamp(), max(erased_at) + interval '1 microsecond')
                        from erased_customer
                        on conflict (customer) do update set mode = excluded.mode, erased_at = excluded.erased_at
                        """)
                .param("customer", pseudonyms.of(customerId))
                .param("mode", mode.toString())
                .update();
    }

    private ErasedIds read(String condition) {
        Set<ByteBuffer> erased =
                jdbc
                        .sql("select customer from erased_customer where " + condition)
                        .query((row, _) -> ByteBuffer.wrap(row.getBytes(1)))
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableSet());
        return new ErasedIds(erased, pseudonyms.mac());
    }
}
