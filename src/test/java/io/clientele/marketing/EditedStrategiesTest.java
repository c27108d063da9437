package io.clientele.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.marketing.Strategy.LeverWords;
import io.clientele.marketing.Strategy.Levers;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@SpringBootTest(classes = MarketingService.class)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class EditedStrategiesTest {

    private static final StrategyDocument DEFAULT =
            StrategyDocument.ofDefault("at-risk", Family.RFM, "At Risk", strategy("the default"));

    private static final Levers LEVERS =
            new Levers(
                    new LeverWords("Remind them.", null, "A free guide", null),
                    null,
                    new LeverWords("Invite them back.", "Phone", "A free lunch", "Come back!"));

    private final StrategyEdits edits;
    private final JdbcClient jdbc;

    @Autowired
    EditedStrategiesTest(StrategyEdits edits, JdbcClient jdbc) {
        this.edits = edits;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void forgetAll() {
        edits.deleteAll();
    }

    @Test
    void outlastsARestart() {
        StrategyDocument replaced = replace(replica(Duration.ofHours(1)), "new");

        assertThat(replica(Duration.ofHours(1)).over(DEFAULT)).isEqualTo(replaced);
        assertThat(replaced.strategy()).isEqualTo(strategy("new"));
    }

    @Test
    void readsAnEditOfBeforeLeversHadWords() {
        jdbc.sql(
                        """
                        insert into strategy (segment_id, goal, actions, channel, offer, message, measure, version,
                            updated_at)
                        values ('at-risk', 'old', '{One.,Two.}', 'Email', 'None', 'old', 'In 30 days.', 0, now())
                        """)
                .update();
        var replica = replica(Duration.ofHours(1));

        assertThat(replica.over(DEFAULT).strategy()).isEqualTo(strategy("old").withoutLevers());
        assertThat(replace(replica, "new").strategy()).isEqualTo(strategy("new"));
    }

    @Test
    void seesItsOwnEditsAtOnce() {
        EditedStrategies replica = replica(Duration.ofHours(1));
        assertThat(replica.over(DEFAULT)).isSameAs(DEFAULT);

        StrategyDocument replaced = replace(replica, "new");

        assertThat(replica.over(DEFAULT)).isEqualTo(replaced);
        replica.reset("at-risk");
        assertThat(replica.over(DEFAULT)).isSameAs(DEFAULT);
    }

    @Test
    void seesAnotherReplicasEditsWhenItsReadingIsOld() {
        EditedStrategies slow = replica(Duration.ofHours(1));
        EditedStrategies quick = replica(Duration.ZERO);
        slow.over(DEFAULT);
        quick.over(DEFAULT);

        StrategyDocument replaced = replace(replica(Duration.ZERO), "new");

        assertThat(slow.over(DEFAULT)).isSameAs(DEFAULT);
        assertThat(quick.over(DEFAULT)).isEqualTo(replaced);
    }

    @Test
    void letsOneOfManyFirstEditorsWin() throws Exception {
        assertThat(race(DEFAULT)).containsOnlyOnce("won").contains("lost");
    }

    @Test
    void letsOneOfManyLaterEditorsWin() throws Exception {
        assertThat(race(replace(replica(Duration.ZERO), "first")))
                .containsOnlyOnce("won")
                .contains("lost");
    }

    /// Eight editors who all saw the same document replace it at the same moment.
    private List<String> race(StrategyDocument seen) throws Exception {
        int editors = 8;
        CyclicBarrier start = new CyclicBarrier(editors);
        EditedStrategies replica = replica(Duration.ZERO);
        try (ExecutorService threads = Executors.newFixedThreadPool(editors)) {
            List<Callable<String>> edits =
                    IntStream.range(0, editors)
                            .<Callable<String>>mapToObj(
                                    i ->
                                            () -> {
                                                start.await();
                                                return edit(replica, seen, "editor " + i);
                                            })
                            .toList();
            return threads.invokeAll(edits).stream().map(Future::resultNow).toList();
        }
    }

    private static String edit(EditedStrategies replica, StrategyDocument seen, String words) {
        try {
            replica.replace(DEFAULT, strategy(words), seen.entityTag()::equals);
            return "won";
        } catch (Problem e) {
            assertThat(e.type()).isIn(ProblemType.CONFLICT, ProblemType.PRECONDITION_FAILED);
            return "lost";
        }
    }

    private EditedStrategies replica(Duration refresh) {
        return new EditedStrategies(edits, new MarketingProperties(refresh), Clock.systemUTC());
    }

    private static StrategyDocument replace(EditedStrategies replica, String words) {
        return replica.replace(DEFAULT, strategy(words), _ -> true);
    }

    private static Strategy strategy(String words) {
        return new Strategy(
                words, List.of("One.", "Two."), "Email", "None", words, "In 30 days.", LEVERS);
    }
}
