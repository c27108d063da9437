package io.clientele.sales;

import io.clientele.ledger.Ledger;
import io.clientele.privacy.PersonalData;
import io.clientele.publishing.SegmentSums;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What `daily_sales` tells of a few customers: the purchase calendar of a segment or a region that
/// one person makes up is that person's.
@Component
class SalesPrivacy implements PersonalData {

    /// Small ones of the customer, and with them the smallest others, as of segments. One of whom
    /// nobody knows how many it counts may be a small one of the customer.
    private static final String REGIONS =
            """
            with region as (
                select snapshot_number, part, customers,
                    customers = 0 or (customers < %1$d and part = any(:regions)) as own
                from daily_sales
                where division = 'region'),
            counted as (
                select snapshot_number, part, own,
                    sum(customers) over (
                        partition by snapshot_number order by own desc, customers, part
                        rows between unbounded preceding and 1 preceding) as before
                from region
                where snapshot_number in (select snapshot_number from region where own))
            delete from daily_sales t
            using counted s
            where t.snapshot_number = s.snapshot_number and t.division = 'region' and t.part = s.part
              and (s.own or s.before < %1$d)
            """
                    .formatted(SegmentSums.FEWEST);

    private final SegmentSums segments;
    private final Ledger ledger;
    private final JdbcClient jdbc;

    SalesPrivacy(JdbcClient jdbc, Ledger ledger) {
        this.segments =
                new SegmentSums(
                        jdbc,
                        "daily_sales",
                        """
                        s.small and t.division = s.family
                            and t.part = case s.family when 'shop' then '' else s.segment_id end""");
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return segments.table();
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void export(String customerId, Consumer<String> row) {
        segments.export(customerId, row);
    }

    @Override
    public long erase(String customerId) {
        return segments.erase(customerId) + eraseRegions(customerId);
    }

    /// A region that is not told apart is one of the rest.
    private long eraseRegions(String customerId) {
        Set<String> regions =
                ledger.placesOf(customerId).stream()
                        .filter(place -> place.attribute().equals(DailySales.REGION))
                        .map(Ledger.Place::value)
                        .collect(Collectors.toCollection(TreeSet::new));
        regions.addAll(segments.regions(customerId));
        if (regions.isEmpty()) {
            return 0;
        }
        regions.add(DailySales.NONE);
        return jdbc.sql(REGIONS).param("regions", regions.toArray(String[]::new)).update();
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        return segments.anonymise(customerId, substitute);
    }
}
