package io.clientele.offer;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.PersonalTable;
import io.clientele.publishing.SegmentSums;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What `customer_offer` holds of customers, and what is offered to segments of a few.
@Configuration(proxyBeanMethods = false)
class OfferPrivacy {

    @Bean
    PersonalData heldOffers(JdbcClient jdbc) {
        return new PersonalTable(jdbc, "customer_offer");
    }

    @Bean
    PersonalData offersOfFew(JdbcClient jdbc) {
        return new SegmentSums(jdbc, "segment_offer");
    }

    @Bean
    PersonalData bundlesOfFew(JdbcClient jdbc) {
        return new SegmentSums(jdbc, "bundle");
    }
}
