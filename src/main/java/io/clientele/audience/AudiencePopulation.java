package io.clientele.audience;

import io.clientele.holdout.Population;
import io.clientele.holdout.TargetKind;
import io.clientele.selection.Selection;
import io.clientele.snapshot.Snapshot;

import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/// The customers of an audience.
@Component
class AudiencePopulation implements Population {

    private final Audiences audiences;
    private final AudienceDesk desk;

    AudiencePopulation(Audiences audiences, AudienceDesk desk) {
        this.audiences = audiences;
        this.desk = desk;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.AUDIENCE;
    }

    @Override
    public Optional<Selection> selection(String id, Snapshot snapshot) {
        return audiences
                .findById(UUID.fromString(id))
                .map(audience -> desk.selection(audience.filter(), snapshot));
    }
}
