package io.clientele.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class StrangersTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Strangers strangers = new Strangers(new Meter(nanos));

    @Test
    void letsAnAddressTryAgainLittleByLittle() {
        assertThat(tries("198.51.100.1")).isEqualTo(Strangers.TRIES);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(tries("198.51.100.1")).isEqualTo(Strangers.TRIES / 10);
    }

    @Test
    void countsEachAddressAlone() {
        tries("198.51.100.1");

        assertThat(tries("198.51.100.2")).isEqualTo(Strangers.TRIES);
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        tries("2001:db8:1:2:3:4:5:6");

        assertThat(strangers.mayTry("2001:db8:1:2::9")).isFalse();
        assertThat(strangers.mayTry("2001:db8:1:3::9")).isTrue();
    }

    @Test
    void takesWhateverIsNoAddressForOne() {
        tries("unknown");

        assertThat(strangers.mayTry("_hidden")).isFalse();
    }

    @Test
    void givesBackWhatWasNoBadTry() {
        tries("198.51.100.1");

        strangers.wasGood("198.51.100.1");

        assertThat(tries("198.51.100.1")).isEqualTo(1);
    }

    @Test
    void holdsThousandsOfAddressesAsOne() {
        int tried = 0;
        for (int i = 0; i < 2 * Strangers.ADDRESSES; i++) {
            tried += strangers.mayTry("10.1.%d.%d".formatted(i >> 8, i & 0xff)) ? 1 : 0;
        }

        assertThat(tried).isEqualTo(Strangers.TRIES_OF_ALL);
        assertThat(strangers.addresses()).isEqualTo(Strangers.ADDRESSES);
    }

    private int tries(String address) {
        int tried = 0;
        while (strangers.mayTry(address)) {
            tried++;
        }
        return tried;
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
