package io.clientele.dashboard;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

import java.util.function.Function;
import java.util.stream.Collectors;

@Configuration(proxyBeanMethods = false)
class DashboardConfiguration {

    /// Before the framework's own handler of static files, which packs nothing.
    private static final int ORDER = 1;

    @Bean
    SimpleUrlHandlerMapping dashboardMapping(StaticFiles files, StaticFileHandler handler) {
        return new SimpleUrlHandlerMapping(
                files.paths().stream().collect(Collectors.toMap(Function.identity(), p -> handler)),
                ORDER);
    }
}
