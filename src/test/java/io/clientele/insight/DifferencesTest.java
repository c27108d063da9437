package io.clientele.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.insight.AttributeReport.Difference;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SegmentCodes;
import io.clientele.tally.AttributeTally.Cell;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;

/// Customers who buy under several values, as they do with categories.
class DifferencesTest {

    private static final String[] VALUES = {"a", "b", "c", "d", "e", "f", "g", "h"};

    private final List<Cell> cells = new ArrayList<>();
    private final List<Boolean> champions = new ArrayList<>();

    /// A customer of one order of 10 under each value.
    private void customer(boolean champion, String... values) {
        for (var value : values) {
            buys(value, 1, 10);
        }
        champions.add(champion);
    }

    private void buys(String value, int orders, double revenue) {
        buys(value, orders, 0, revenue, revenue, revenue);
    }

    private void buys(
            String value, int orders, int returns, double revenue, double last, double before) {
        var id = "%05d".formatted(champions.size());
        long lines = 2L * orders;
        cells.add(new Cell(id, value, orders, lines, returns, revenue, 0, last, before, 0));
    }

    private Census census() {
        var ids = new String[champions.size()];
        short[] rfm = new short[ids.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "%05d".formatted(i);
            rfm[i] = (short) (champions.get(i) ? 1 : 2);
        }
        var codes =
                new SegmentCodes(ids, Map.of(Family.RFM, rfm, Family.TIER, new short[ids.length]));
        return Census.of(codes, 1, -1, cells::forEach);
    }

    private static List<Group> groups(Census census) {
        return StreamSupport.stream(census.groups().spliterator(), false).toList();
    }

    private static List<Difference> differences(Census census, String value) {
        var groups = groups(census);
        var differences = new Differences(groups, census, true);
        return groups.stream()
                .filter(group -> value.equals(group.value()))
                .map(differences::of)
                .findFirst()
                .orElseThrow();
    }

    private static Difference champions(Census census, String value) {
        return differences(census, value).stream()
                .filter(difference -> difference.measure() == Measure.CHAMPIONS)
                .findFirst()
                .orElseThrow();
    }

    /// 40 buy a alone, 20 of them champions; 60 buy a, b and c, 30 of them champions; 100 buy b, 10
    /// of them champions. Of a 50 in 100; elsewhere (2 · 30 + 10) in (2 · 60 + 100).
    @Test
    void countsACustomerUnderEachOfTheOtherValues() {
        for (int i = 0; i < 200; i++) {
            if (i < 40) {
                customer(i < 20, "a");
            } else if (i < 100) {
                customer(i < 70, "a", "b", "c");
            } else {
                customer(i < 110, "b");
            }
        }
        var census = census();

        var difference = champions(census, "a");

        assertThat(census.shop().customers()).isEqualTo(200);
        assertThat(difference.value()).isEqualTo(0.5, within(1e-12));
        assertThat(difference.rest()).isEqualTo(70 / 220.0, within(1e-12));
        assertThat(difference.significant()).isTrue();
    }

    /// Five customers of seven further values are five customers, not 35.
    @Test
    void takesTheCopiesOfACustomerForOne() {
        for (int i = 0; i < 40; i++) {
            customer(i % 2 == 0, "a");
        }
        for (int i = 0; i < 5; i++) {
            customer(true, VALUES);
        }

        assertThat(differences(census(), "a")).isEmpty();
    }

    /// Champions are few and buy wide, what one spends one spends everywhere, and a fifth return
    /// things; no value differs from the others, and of 200 such shops a twentieth, give or take
    /// two errors, may tell of a difference.
    @Test
    void seldomFindsADifferenceAmongValuesThatAreAlike() {
        var random = new Random(2);
        int alarms = 0;
        for (int shop = 0; shop < 200; shop++) {
            cells.clear();
            champions.clear();
            for (int i = 0; i < 250; i++) {
                fill(random);
            }
            var census = census();
            boolean alarm = false;
            var groups = groups(census);
            var differences = new Differences(groups, census, true);
            for (var group : groups) {
                alarm |= differences.of(group).stream().anyMatch(Difference::significant);
            }
            alarms += alarm ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(16);
    }

    private void fill(Random random) {
        boolean champion = random.nextDouble() < 0.05;
        boolean returns = random.nextDouble() < 0.2;
        double level = Math.exp((champion ? 3 : 2) + random.nextGaussian());
        for (var value : VALUES) {
            if (random.nextDouble() < (champion ? 0.8 : 0.3)) {
                int orders = 1 + random.nextInt(3);
                double revenue = orders * level * (0.7 + 0.6 * random.nextDouble());
                double last = revenue * random.nextDouble();
                int back = returns ? random.nextInt(orders + 1) : 0;
                buys(value, orders, back, revenue, last, revenue - last);
            }
        }
        champions.add(champion);
    }
}
