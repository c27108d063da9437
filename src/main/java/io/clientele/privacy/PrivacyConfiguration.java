package io.clientele.privacy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

import java.time.Duration;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PrivacyConfiguration {

    private static final Duration LOOK_AROUND = Duration.ofMinutes(10);

    /// Both begin with the start of the service.
    @Bean
    SchedulingConfigurer privacySweep(
            Retention retention, Comebacks comebacks, PrivacyProperties properties) {
        return tasks -> {
            tasks.addFixedDelayTask(retention::sweep, properties.sweep());
            tasks.addFixedDelayTask(comebacks::erase, LOOK_AROUND);
        };
    }
}
