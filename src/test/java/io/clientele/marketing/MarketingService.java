package io.clientele.marketing;

import io.clientele.marketing.FollowingSegments.Follower;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import java.time.Clock;
import java.util.List;

/// This module alone, with the problems it answers with, in a shop of two clusters.
@SpringBootConfiguration
@ExtendWith(SpringExtension.class) // a test's: scans of the whole service leave it out
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan(
        basePackages = {
            "io.clientele.marketing",
            "io.clientele.failure",
            "io.clientele.parameter",
            "io.clientele.problem"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.clientele\\.failure\\.FailingService.*"))
class MarketingService {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FollowingSegments followingSegments() {
        return asked ->
                List.of(
                        new Follower(true, "cluster-1", "Cluster 1", "tier-gold"),
                        new Follower(true, "cluster-2", "Cluster 2", "tier-silver"),
                        new Follower(false, "stars", "Stars", "champions"));
    }
}
