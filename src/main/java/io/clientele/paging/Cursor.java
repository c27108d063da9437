package io.clientele.paging;

import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;
import static io.clientele.problem.ProblemType.INVALID_REQUEST;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;

/// Where a page ended, as text that says nothing to its reader: a checksum of the list, and the
/// place in it. The checksum guards against mistakes, not against malice: whoever may read a list
/// may begin anywhere in it.
final class Cursor {

    private Cursor() {}

    static String of(String list, String place) {
        var bytes = place.getBytes(UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ByteBuffer.allocate(Integer.BYTES + bytes.length)
                                .putInt(checksum(list))
                                .put(bytes)
                                .array());
    }

    /// The place that a cursor of this list names.
    ///
    /// @throws Problem `INVALID_REQUEST` for text that is no cursor, `INVALID_PARAMETERS` for the
    /// cursor of another list
    static String place(String list, String cursor) {
        var bytes = ByteBuffer.wrap(decoded(cursor));
        if (bytes.remaining() <= Integer.BYTES) {
            throw unreadable();
        }
        if (bytes.getInt() != checksum(list)) {
            throw Problem.of(
                            INVALID_PARAMETERS,
                            "The cursor goes with another list, or with other filters of this one.")
                    .with(
                            new FieldError(
                                    "cursor",
                                    "foreign",
                                    "Use it with the path and the query that it was given out for."));
        }
        return UTF_8.decode(bytes).toString();
    }

    static Problem unreadable() {
        return Problem.of(INVALID_REQUEST, "The cursor is not one that this service gave out.")
                .with(new FieldError("cursor", "invalid", "Use nextCursor of the page before."));
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static int checksum(String list) {
        var checksum = new CRC32();
        checksum.update(list.getBytes(UTF_8));
        return (int) checksum.getValue();
    }
}
