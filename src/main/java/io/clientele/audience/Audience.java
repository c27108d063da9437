package io.clientele.audience;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A saved filter with a name.
@Entity
class Audience {

    @Id private UUID id;

    /// Given by the database; the order of making.
    @Generated
    @Column(insertable = false, updatable = false)
    private int number;

    private String name;
    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    private Filter filter;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    protected Audience() {}

    Audience(UUID id, String name, @Nullable String description, Filter filter, Instant now) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.filter = filter;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void rewrite(String newName, @Nullable String newDescription, Filter newFilter, Instant now) {
        name = newName;
        description = newDescription;
        filter = newFilter;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    @Nullable String description() {
        return description;
    }

    Filter filter() {
        return filter;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
