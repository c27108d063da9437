package io.clientele.place;

import io.clientele.ledger.Ledger;
import io.clientele.privacy.PersonalData;
import io.clientele.publishing.SegmentSums;
import io.clientele.tally.Attribute;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What `segment_place` tells of a few customers: of a small segment all, and of the shop and any
/// segment of the customer the places of the customer's where few of it buy. Of a customer whose
/// lines the ledger does not hold, any such place may be one.
@Component
class PlacePrivacy implements PersonalData {

    private static final String MATCH =
            """
            t.segment_id = s.segment_id and (s.small or (s.own and t.customers < %d
                and (:unknown or (t.attribute, t.value) in (
                    select * from unnest(cast(:attributes as text[]), cast(:values as text[]))))))
            """
                    .formatted(SegmentSums.FEWEST);

    private final SegmentSums segments;
    private final Ledger ledger;

    PlacePrivacy(JdbcClient jdbc, Ledger ledger) {
        this.segments = new SegmentSums(jdbc, "segment_place", MATCH);
        this.ledger = ledger;
    }

    @Override
    public String table() {
        return segments.table();
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void export(String customerId, Consumer<String> row) {
        segments.export(customerId, row);
    }

    @Override
    public long erase(String customerId) {
        List<Ledger.Place> places = new ArrayList<>(ledger.placesOf(customerId));
        boolean unknown = places.isEmpty();
        segments.regions(customerId)
                .forEach(
                        region ->
                                places.add(new Ledger.Place(Attribute.REGION.toString(), region)));
        return segments.erase(
                customerId,
                Map.of(
                        "unknown",
                        unknown,
                        "attributes",
                        places.stream().map(Ledger.Place::attribute).toArray(String[]::new),
                        "values",
                        places.stream().map(Ledger.Place::value).toArray(String[]::new)));
    }

    @Override
    public long anonymise(String customerId, String substitute) {
        return segments.anonymise(customerId, substitute);
    }
}
