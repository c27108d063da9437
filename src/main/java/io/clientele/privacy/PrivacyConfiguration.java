package io.clientele.privacy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PrivacyConfiguration {

    @Bean
    SchedulingConfigurer retentionSweep(Retention retention, PrivacyProperties properties) {
        return tasks -> tasks.addFixedDelayTask(retention::sweep, properties.sweep());
    }
}
