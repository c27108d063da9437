package io.clientele.apikey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// A key as it is kept: everything but the key.
@Entity
@DynamicUpdate // so that a rotation leaves the last use alone, which is written elsewhere
class ApiKey {

    @Id private String id;

    /// Given by the database; the order of making.
    @Generated
    @Column(insertable = false, updatable = false)
    private int number;

    private String name;
    private String[] scopes;
    private byte[] secretHash;
    private byte @Nullable [] previousHash;
    private @Nullable Instant previousUntil;
    private Instant createdAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant rotatedAt;

    @Column(updatable = false)
    private @Nullable Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    protected ApiKey() {}

    ApiKey(KeyText key, String name, Set<Scope> scopes, @Nullable Instant expiresAt, Instant now) {
        this.id = key.id();
        this.name = name;
        this.scopes = scopes.stream().sorted().map(Scope::toString).toArray(String[]::new);
        this.secretHash = key.hash();
        this.expiresAt = expiresAt;
        this.createdAt = now;
    }

    /// Replaces the secret; the one before is good for some time yet.
    void rotate(KeyText next, Duration overlap, Instant now) {
        boolean overlaps = overlap.isPositive();
        previousHash = overlaps ? secretHash : null;
        previousUntil = overlaps ? now.plus(overlap) : null;
        secretHash = next.hash();
        rotatedAt = now;
    }

    /// Whether a key with this hash is good at this time. Compares in constant time.
    boolean admits(byte[] hash, Instant now) {
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return false;
        }
        boolean overlaps = previousUntil != null && now.isBefore(previousUntil);
        return MessageDigest.isEqual(secretHash, hash)
                || (overlaps && MessageDigest.isEqual(previousHash, hash));
    }

    KnownKey known() {
        return new KnownKey(id, name, scopes());
    }

    String id() {
        return id;
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    Set<Scope> scopes() {
        var set = EnumSet.noneOf(Scope.class);
        Arrays.stream(scopes).forEach(scope -> set.add(Scope.named(scope).orElseThrow()));
        return set;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
    }

    @Nullable Instant rotatedAt() {
        return rotatedAt;
    }

    @Nullable Instant previousUntil() {
        return previousUntil;
    }

    @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }
}
