package io.clientele.offer;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.PersonalTable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What `customer_offer` holds of customers.
@Configuration(proxyBeanMethods = false)
class OfferPrivacy {

    @Bean
    PersonalData heldOffers(JdbcClient jdbc) {
        return new PersonalTable(jdbc, "customer_offer");
    }
}
