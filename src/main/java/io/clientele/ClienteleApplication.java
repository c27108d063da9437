package io.clientele;

import io.clientele.courier.Courier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The service.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ClienteleApplication {

    private ClienteleApplication() {}

    static void main(String[] args) {
        Courier.prepare();
        SpringApplication.run(ClienteleApplication.class, args);
    }
}
