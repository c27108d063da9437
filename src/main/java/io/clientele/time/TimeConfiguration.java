package io.clientele.time;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import javax.sql.DataSource;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TimeConfiguration {

    @Bean
    SharedClock sharedClock(DataSource dataSource) {
        var jdbc = JdbcClient.create(dataSource);
        return new SharedClock(
                () ->
                        jdbc.sql("select clock_timestamp()")
                                .query(OffsetDateTime.class)
                                .single()
                                .toInstant(),
                System::nanoTime);
    }

    /// What whoever needs the time takes.
    @Bean
    Clock clock(SharedClock shared) {
        return shared.withZone(ZoneOffset.UTC);
    }
}
