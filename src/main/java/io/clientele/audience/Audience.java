package io.clientele.audience;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A saved filter with a name, and the filters it had before.
@Entity
class Audience {

    /// The filters that it has had, the first one first.
    record History(List<SavedFilter> filters) {

        private History with(Filter filter, Instant now) {
            var all = new ArrayList<>(filters);
            all.add(new SavedFilter(filters.getLast().revision() + 1, filter, now));
            return new History(all);
        }
    }

    @Schema(name = "AudienceRevision", description = "A filter that an audience has had.")
    record SavedFilter(
            @Schema(description = "Its number, from 1 on.", example = "2") int revision,
            Filter filter,
            @Schema(description = "When it was saved (UTC).") Instant savedAt) {}

    @Id private UUID id;

    /// Given by the database; the order of making.
    @Generated
    @Column(insertable = false, updatable = false)
    private int number;

    private String name;
    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    private Filter filter;

    @JdbcTypeCode(SqlTypes.JSON)
    private History history;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    protected Audience() {}

    Audience(UUID id, String name, @Nullable String description, Filter filter, Instant now) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.filter = filter;
        this.history = new History(List.of(new SavedFilter(1, filter, now)));
        this.createdAt = now;
        this.updatedAt = now;
    }

    void rewrite(String newName, @Nullable String newDescription, Filter newFilter, Instant now) {
        name = newName;
        description = newDescription;
        if (!newFilter.equals(filter)) {
            history = history.with(newFilter, now);
        }
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

    /// Every filter it has had, the current one last.
    List<SavedFilter> filters() {
        return history.filters();
    }

    /// The filter that was in force at a moment: of a moment before all of them, the first.
    SavedFilter filterAt(Instant moment) {
        return filters().reversed().stream()
                .filter(saved -> !saved.savedAt().isAfter(moment))
                .findFirst()
                .orElseGet(filters()::getFirst);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
