package io.clientele.sending;

import io.clientele.parameter.ParametersIfGiven;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Binds the parameters of an upload, where there are any. They are those of the query alone: a
/// body is a file, also where a program sends it as a form.
@Configuration(proxyBeanMethods = false)
class UploadParametersResolver extends ParametersIfGiven<UploadParameters> {

    UploadParametersResolver() {
        super(UploadParameters.class, UploadParameters.NONE);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> bodiesAreNoForms() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
    }
}
