package io.clientele.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class QuotaTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Quota quota = new Quota("calls", 3, Duration.ofHours(1), new Meter(nanos));

    @Test
    void grantsAsManyAsThereAreAndThenTellsHowLongToWait() {
        assertThat(quota.count("ann").state()).startsWith("\"calls\";r=2;t=");
        quota.count("ann");
        assertThat(quota.count("ann").granted()).isTrue();

        var refused = quota.count("ann");

        assertThat(refused.granted()).isFalse();
        assertThat(refused.state()).startsWith("\"calls\";r=0;t=");
        assertThat(refused.retry()).isEqualTo(Duration.ofMinutes(20));
        nanos.addAndGet(refused.retry().toNanos());
        assertThat(quota.count("ann").granted()).isTrue();
    }

    @Test
    void countsEachCallerAlone() {
        for (int i = 0; i < 4; i++) {
            quota.count("ann");
        }

        assertThat(quota.count("bob").granted()).isTrue();
    }

    @Test
    void announcesItself() {
        assertThat(quota.policy()).isEqualTo("\"calls\";q=3;w=3600");
    }

    @Test
    void remembersOnlyWhoHasUsedSomeOfIt() {
        quota.count("ann");
        quota.forgetIdle();
        assertThat(quota.callers()).isEqualTo(1);

        nanos.addAndGet(Duration.ofMinutes(20).toNanos());
        quota.forgetIdle();

        assertThat(quota.callers()).isZero();
    }

    private record Meter(AtomicLong nanos) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
