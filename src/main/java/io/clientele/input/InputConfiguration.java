package io.clientele.input;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InputConfiguration {

    @Bean
    HeapRoom heapRoom() {
        return HeapRoom.ofThisProcess();
    }
}
