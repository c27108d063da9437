package io.clientele.limits;

import io.github.bucket4j.TimeMeter;

import jakarta.servlet.Filter;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

import java.time.Duration;

/// Puts the filters behind the one that knows the caller, and before all that do something.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LimitsConfiguration {

    private static final int BEHIND_ACCESS = 0;

    private final Quota calls;
    private final Quota work;

    LimitsConfiguration(LimitsProperties limits) {
        calls =
                new Quota(
                        "calls",
                        limits.calls().quota(),
                        limits.calls().window(),
                        TimeMeter.SYSTEM_NANOTIME);
        work =
                new Quota(
                        "work",
                        limits.work().quota(),
                        limits.work().window(),
                        TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    FilterRegistrationBean<Filter> rateLimitFilter() {
        return behindAccess(new RateLimitFilter(calls, work), 0);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimitFilter(LimitsProperties limits) {
        return behindAccess(new BodyLimitFilter(limits), 1);
    }

    @Bean
    FilterRegistrationBean<Filter> atOnceFilter(LimitsProperties limits) {
        return behindAccess(new AtOnceFilter(limits.atOnce()), 2);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> paceOfBodies(
            LimitsProperties limits) {
        return factory ->
                factory.addContextCustomizers(
                        context -> context.getPipeline().addValve(new PaceValve(limits.slowest())));
    }

    @Bean
    SchedulingConfigurer limitsUpkeep() {
        return tasks ->
                tasks.addFixedDelayTask(
                        () -> {
                            calls.forgetIdle();
                            work.forgetIdle();
                        },
                        Duration.ofMinutes(1));
    }

    private static FilterRegistrationBean<Filter> behindAccess(Filter filter, int place) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(BEHIND_ACCESS + place);
        return registration;
    }
}
