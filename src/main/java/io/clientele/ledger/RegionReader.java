package io.clientele.ledger;

import io.clientele.database.BinaryCopyReader;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Streams each customer's region, once.
final class RegionReader {

    private RegionReader() {}

    /// @param customerIds in ascending order of their bytes
    static @Nullable String[] read(Connection connection, String[] customerIds, LocalDate before)
            throws SQLException {
        var regions = new @Nullable String[customerIds.length];
        Map<String, String> once = new HashMap<>();
        int customer = 0;
        try (var rows = BinaryCopyReader.of(connection, query(before))) {
            while (rows.next()) {
                var id = Objects.requireNonNull(rows.text(0));
                while (customer < customerIds.length && compare(customerIds[customer], id) < 0) {
                    customer++;
                }
                if (customer < customerIds.length && customerIds[customer].equals(id)) {
                    var region = Objects.requireNonNull(rows.text(1));
                    regions[customer++] = once.computeIfAbsent(region, first -> first);
                }
            }
        }
        return regions;
    }

    /// Counted per customer and region first: there are few regions to a customer, and many lines.
    private static String query(LocalDate before) {
        return """
        select distinct on (customer_id) customer_id, region
        from (select customer_id, region, count(*) as lines, max(ordered_at) as last
              from order_line
              where region is not null and not returned and day < date '%s'
              group by customer_id, region) place
        order by customer_id, lines desc, last desc, region collate "C"
        """
                .formatted(before);
    }

    /// As the bytes in UTF-8 compare: by code points, which strings do not where pairs of
    /// surrogates meet the last characters of the first plane.
    private static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
