package io.clientele.database;

import java.util.UUID;

/// This process among the replicas on one PostgreSQL.
public final class Replica {

    /// What its connections and the work it has picked go by.
    public static final String NAME = "clientele-" + UUID.randomUUID().toString().substring(0, 13);

    private Replica() {}
}
