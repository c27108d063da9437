package io.clientele.idempotency;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Duration;

/// Puts the filter behind all others, so that it knows the caller and refused calls take no key.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class IdempotencyConfiguration {

    @Bean
    IdempotencyKeys idempotencyKeys(JdbcClient jdbc, IdempotencyProperties properties) {
        return new IdempotencyKeys(jdbc, properties);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            IdempotencyKeys keys,
            IdempotencyProperties properties,
            ObjectProvider<MultipartResolver> multipart) {
        return new FilterRegistrationBean<>(
                new IdempotencyFilter(keys, properties, multipart.getIfAvailable()));
    }

    /// Before all others: what was done under a key is not noted again.
    @Bean
    WebMvcConfigurer idempotentCalls(IdempotencyKeys keys) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KeyInterceptor(keys)).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    @Bean
    SchedulingConfigurer idempotencyUpkeep(IdempotencyKeys keys, IdempotencyProperties properties) {
        return tasks -> {
            tasks.addFixedDelayTask(keys::renew, properties.lease().dividedBy(3));
            tasks.addFixedDelayTask(keys::purge, Duration.ofHours(1));
        };
    }
}
