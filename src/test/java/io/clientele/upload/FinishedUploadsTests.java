package io.clientele.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ledger.NettedReturns;
import io.clientele.testing.WrittenShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.util.Map;

/// What changes about uploads that have ended.
@Execution(ExecutionMode.CONCURRENT)
class FinishedUploadsTests {

    private final WrittenShop shop = new WrittenShop();
    private final FinishedUploads finished =
            new FinishedUploads(
                    shop.jdbc(), JsonMapper.builder().build(), event -> {}, Clock.systemUTC());

    @Test
    void addsWhatChangesAboutNetReturns() {
        net(1, 5, "5.00", 1, "2.00");
        net(2, 5, "4.00", 0, "0.00");
        shop.upload(3, 1, 5, 0, 0, "{}");

        finished.change(
                Map.of(
                        1, new NettedReturns(-30_000, 2, 30_000),
                        2, new NettedReturns(5_000, 0, 0),
                        3, new NettedReturns(10_000, 1, 10_000)));

        assertThat(returns(1)).isEqualTo("2.00 3 5.00");
        assertThat(returns(2)).isEqualTo("4.50 0 0.00");
        assertThat(returns(3)).as("not net").isEqualTo("- - -");
    }

    @Test
    void tellsNothingImpossibleOfAnUploadWhoseFiguresWereBehind() {
        net(1, 2, "5.00", 2, "1.00");

        finished.change(Map.of(1, new NettedReturns(-100_000, 1, 100_000)));
        assertThat(returns(1)).as("two returned rows").isEqualTo("0.00 2 11.00");

        finished.change(Map.of(1, new NettedReturns(0, -3, -200_000)));
        assertThat(returns(1)).isEqualTo("0.00 0 0.00");
    }

    private void net(int number, int returns, String netted, int unmatched, String amount) {
        shop.upload(number, 1, returns, 0, 0, "{}");
        shop.jdbc()
                .sql(
                        """
                        update upload
                        set returns = 'NET', netted = :netted::numeric, unmatched_returns = :unmatched,
                            unmatched_amount = :amount::numeric
                        where number = :number
                        """)
                .param("netted", netted)
                .param("unmatched", unmatched)
                .param("amount", amount)
                .param("number", number)
                .update();
    }

    private String returns(int number) {
        return shop.jdbc()
                .sql(
                        """
                        select coalesce(round(netted, 2)::text, '-') || ' ' || coalesce(unmatched_returns::text, '-')
                            || ' ' || coalesce(round(unmatched_amount, 2)::text, '-')
                        from upload where number = ?
                        """)
                .param(number)
                .query(String.class)
                .single();
    }
}
