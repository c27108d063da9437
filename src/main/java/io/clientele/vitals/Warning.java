package io.clientele.vitals;

import org.springframework.boot.health.contributor.Status;

/// Between up and down: the service does its work, and somebody should look at it.
final class Warning {

    static final Status STATUS = new Status("WARNING");

    private Warning() {}
}
