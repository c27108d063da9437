package io.clientele.place;

import io.clientele.privacy.PersonalData;
import io.clientele.publishing.SegmentSums;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What `segment_place` tells of a few customers: of a small segment all, and of any segment of the
/// customer the places where few of it buy.
@Configuration(proxyBeanMethods = false)
class PlacePrivacy {

    @Bean
    PersonalData placesOfFew(JdbcClient jdbc) {
        return new SegmentSums(
                jdbc,
                "segment_place",
                "t.segment_id = s.segment_id and (s.small or (s.own and t.customers < %d))"
                        .formatted(SegmentSums.FEWEST));
    }
}
