package io.clientele.idempotency;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a request finds under its key.
sealed interface Claim {

    /// Nobody holds the key.
    record Free() implements Claim {}

    /// The key was free and is now held by this attempt, which must answer or release it.
    record Granted(UUID attempt) implements Claim {}

    /// Another attempt holds the key.
    ///
    /// @param fingerprint of the other request; null while its long body is still coming in
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    record InFlight(byte @Nullable [] fingerprint) implements Claim {}

    /// The request was answered before.
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    record Answered(byte[] fingerprint, Answer answer) implements Claim {}
}
