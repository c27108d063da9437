package io.clientele.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who is told what.
@Entity
@DynamicUpdate // so that an edit leaves alone what deliveries write
class Webhook {

    @Id private UUID id;

    /// Given by the database; the order of making.
    @Generated
    @Column(insertable = false, updatable = false)
    private int number;

    private String url;
    private @Nullable String description;
    private String[] events;
    private String[] families;
    private boolean enabled;
    private @Nullable String disabledReason;
    private @Nullable Instant failingSince;
    private byte[] secret;
    private byte @Nullable [] previousSecret;
    private @Nullable Instant previousUntil;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    protected Webhook() {}

    Webhook(UUID id, WebhookDraft draft, byte[] secret, Instant now) {
        this.id = id;
        this.secret = secret;
        this.createdAt = now;
        write(draft, now);
    }

    /// Takes what somebody edited; what is enabled anew has a clean record.
    final void write(WebhookDraft draft, Instant now) {
        boolean again = draft.isEnabled() && !enabled;
        url = draft.url();
        description = draft.description();
        events = draft.events().stream().sorted().map(EventType::toString).toArray(String[]::new);
        families =
                draft.familiesOrUsual().stream()
                        .sorted()
                        .map(Object::toString)
                        .toArray(String[]::new);
        enabled = draft.isEnabled();
        updatedAt = now;
        if (again) {
            failingSince = null;
            disabledReason = null;
        }
    }

    /// Replaces the secret; messages are signed with the one before too for some time yet.
    void rotate(byte[] next, Duration overlap, Instant now) {
        boolean overlaps = overlap.isPositive();
        previousSecret = overlaps ? secret : null;
        previousUntil = overlaps ? now.plus(overlap) : null;
        secret = next;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    String url() {
        return url;
    }

    @Nullable String description() {
        return description;
    }

    List<EventType> events() {
        return Arrays.stream(events).map(EventType::of).flatMap(Optional::stream).toList();
    }

    Set<String> families() {
        return Set.of(families);
    }

    boolean enabled() {
        return enabled;
    }

    @Nullable String disabledReason() {
        return disabledReason;
    }

    @Nullable Instant failingSince() {
        return failingSince;
    }

    @Nullable Instant previousUntil() {
        return previousSecret == null ? null : previousUntil;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
