package io.clientele.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class GroupsTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

    @Test
    void countsAllInOneWalkWhereTheyAreFew() {
        var groups = new Groups(Period.DAY);
        walk(groups, Groups.MOST);

        assertThat(groups.areTooMany()).isFalse();
        assertThat(groups.sold()).hasSize(Groups.MOST);
    }

    /// Of 1,200 combinations the first 200 sell least, and are all that is left out.
    @Test
    void countsThoseOfMostRevenueInAnotherWalkWhereTheyAreMany() {
        var groups = new Groups(Period.DAY);
        walk(groups, 1_200);
        assertThat(groups.areTooMany()).isTrue();

        var best = groups.best();
        walk(best, 1_200);

        assertThat(best.areTooMany()).isFalse();
        var sold = best.sold();
        assertThat(sold).hasSize(Groups.MOST);
        assertThat(sold.getFirst().values()).isEqualTo(values(1_199));
        assertThat(sold.getLast().values()).isEqualTo(values(200));
        assertThat(sold.getLast().series().revenue()).isEqualTo(2 * 201);
    }

    /// Two customers buy under each, a little more under the next.
    private static void walk(Groups groups, int combinations) {
        for (int customer = 0; customer < 2; customer++) {
            for (int i = 0; i < combinations; i++) {
                groups.add(values(i), customer, DAY, DAY, 1, i + 1);
            }
        }
    }

    private static List<Optional<String>> values(int i) {
        return List.of(
                Optional.of("region " + i), i % 7 == 0 ? Optional.empty() : Optional.of("a"));
    }
}
