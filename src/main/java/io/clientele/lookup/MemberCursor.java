package io.clientele.lookup;

import static io.clientele.problem.ProblemType.INVALID_REQUEST;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;

import java.util.Base64;

/// Where a page of customers ended: the snapshot it was read from and the last id.
record MemberCursor(int snapshot, String after) {

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((snapshot + ":" + after).getBytes(UTF_8));
    }

    /// Reads a cursor that [#text] wrote; a [Problem] for any other text.
    static MemberCursor of(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(":", 2);
            return new MemberCursor(Integer.parseInt(parts[0]), parts[1]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Problem.of(INVALID_REQUEST, "The cursor is not one that this service gave out.")
                    .with(
                            new FieldError(
                                    "cursor", "invalid", "Use nextCursor of the page before."));
        }
    }
}
