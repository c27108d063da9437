package io.clientele.apikey;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// This module alone, with the problems it answers with and a clock that a test moves.
@SpringBootConfiguration
@ExtendWith(SpringExtension.class) // a test's: scans of the whole service leave it out
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan(
        basePackages = {"io.clientele.apikey", "io.clientele.problem"},
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.clientele\\.problem\\.ProblemService.*"))
class KeyService {

    @Bean
    MovingClock clock() {
        return new MovingClock();
    }

    static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2030-05-01T12:00:00Z");

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
