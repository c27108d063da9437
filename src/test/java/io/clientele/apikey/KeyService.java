package io.clientele.apikey;

import io.clientele.testing.MovingClock;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// This module alone, with the problems it answers with and a clock that a test moves.
@SpringBootConfiguration
@ExtendWith(SpringExtension.class) // a test's: scans of the whole service leave it out
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan(
        basePackages = {
            "io.clientele.apikey",
            "io.clientele.failure",
            "io.clientele.parameter",
            "io.clientele.problem"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.clientele\\.failure\\.FailingService.*"))
class KeyService {

    @Bean
    MovingClock clock() {
        return new MovingClock();
    }
}
