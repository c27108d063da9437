package io.clientele.failure;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Answers with a problem where a request never got as far as the application: a broken request
/// line, headers too large, a path that cannot be decoded.
@Configuration(proxyBeanMethods = false)
class ContainerProblems {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemReports() {
        return factory ->
                factory.addContextCustomizers(
                        context -> {
                            var host = (StandardHost) context.getParent();
                            host.setErrorReportValveClass(ReportValve.class.getName());
                            host.getPipeline().addValve(new ReportValve());
                        });
    }

    private static final class ReportValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                Problems.send(
                        failure == null || status < 500
                                ? FailureTranslation.ofStatus(status)
                                : failure,
                        request,
                        response);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
