package io.clientele.snapshot;

import io.clientele.privacy.PersonalData;
import io.clientele.privacy.PersonalTable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What `customer_segment` holds of customers, in every snapshot that still has them.
@Configuration(proxyBeanMethods = false)
class SnapshotPrivacy {

    @Bean
    PersonalData heldSegments(JdbcClient jdbc) {
        return new PersonalTable(
                jdbc,
                "customer_segment",
                "t.snapshot_number in (select number from snapshot where dropped_at is null)");
    }
}
