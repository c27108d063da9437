package io.clientele.scratch;

import jakarta.servlet.MultipartConfigElement;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

import java.io.IOException;

/// Has the container put the parts of forms into the folder of the process, unless
/// `spring.servlet.multipart.location` names another.
@Configuration(proxyBeanMethods = false)
class ScratchConfiguration {

    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties properties)
            throws IOException {
        if (!StringUtils.hasText(properties.getLocation())) {
            properties.setLocation(ScratchFolder.ofThisProcess().toString());
        }
        return properties.createMultipartConfig();
    }
}
