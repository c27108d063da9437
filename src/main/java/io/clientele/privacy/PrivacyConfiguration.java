package io.clientele.privacy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PrivacyConfiguration {

    /// Both begin with the start of the service.
    @Bean
    SchedulingConfigurer privacySweep(
            Retention retention, Comebacks comebacks, PrivacyProperties properties) {
        return tasks -> {
            tasks.addFixedDelayTask(retention::sweep, properties.sweep());
            tasks.addTriggerTask(comebacks::erase, comebacks::next);
        };
    }
}
