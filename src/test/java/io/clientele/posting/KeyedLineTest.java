package io.clientele.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class KeyedLineTest {

    private static final String CHARACTERS =
            "\u0000 09Az~\u00e9\u00fe\u00ff\u0100\u4e2d\ud83d\uffff";

    @Test
    void beginsInTheOrderOfTheIdsOrDoesNotTell() {
        var random = new SplittableRandom(1);
        int told = 0;
        for (int i = 0; i < 100_000; i++) {
            String one = id(random);
            String other = id(random);
            int start = Long.compare(KeyedLine.start(one), KeyedLine.start(other));
            assertThat(start == 0 || start == Integer.signum(one.compareTo(other)))
                    .as("'%s' and '%s'", one, other)
                    .isTrue();
            told += Math.abs(start);
        }
        assertThat(told).as("pairs it tells apart").isGreaterThan(70_000);
    }

    private static String id(SplittableRandom random) {
        var id = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            id.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return id.toString();
    }
}
