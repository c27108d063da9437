package io.clientele.projection;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.clientele.ServiceClient;
import io.clientele.SmallShop;
import io.clientele.calendar.Period;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.sales.SalesHistory;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshots;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who asks for what is still being worked out.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class LateForecastTests {

    private final ServiceClient service;
    private final Snapshots snapshots;
    private final SalesHistory sales;

    @Autowired
    LateForecastTests(@LocalServerPort int port, Snapshots snapshots, SalesHistory sales) {
        service = new ServiceClient(port);
        this.snapshots = snapshots;
        this.sales = sales;
    }

    @Test
    void saysWhichWeeksAreStillBeingWorkedOutAndWaitsForThemOnce() {
        service.upload(SmallShop.csv(60));
        service.segment("{}");
        var snapshot = snapshots.current().orElseThrow();
        var all = snapshots.segments(snapshot.number());
        var asked =
                Stream.of(Family.RFM, Family.VALUE, Family.TIER)
                        .flatMap(family -> all.of(family).stream())
                        .toList();
        List<String> waited = new ArrayList<>();
        var busy =
                new Outlooks(sales) {
                    @Override
                    Optional<DivisionOutlook> of(
                            int number, int left, String division, Period period, int horizon) {
                        if (division.equals(Family.RFM.toString())) {
                            return super.of(number, left, division, period, horizon);
                        }
                        waited.add(division);
                        throw Problem.of(ProblemType.SERVICE_UNAVAILABLE, "Ask again.");
                    }
                };

        var ahead = new SalesForecasts(snapshots, busy).ofWeeks(snapshot, asked, 4);

        assertThat(ahead).hasSameSizeAs(asked);
        for (var segment : asked) {
            var weeks = requireNonNull(ahead.get(segment.segmentId()));
            if (segment.family().equals(Family.RFM.toString())) {
                assertThat(weeks.sales()).as(segment.segmentId()).isNotNull();
            } else {
                assertThat(weeks.sales()).as(segment.segmentId()).isNull();
                assertThat(weeks.missing())
                        .isEqualTo("The forecast is still being worked out: ask again in a while.");
            }
        }
        assertThat(waited).containsExactly(Family.VALUE.toString());
    }
}
