package io.clientele.apikey;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class KeyConfiguration {

    @Bean
    SchedulingConfigurer keyUpkeep(LastUses lastUses, KeyProperties properties) {
        return tasks -> tasks.addFixedDelayTask(lastUses::write, properties.lastUse());
    }
}
