package io.clientele.job;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import java.util.List;
import java.util.function.Function;

/// A page of work, the newest first: the cursor is the number of the last shown.
///
/// @param <R> how one piece of work is shown
/// @param nextCursor null on the last page
public record WorkPage<R>(List<R> items, @Nullable String nextCursor) {

    /// The number that the page begins below.
    public static int before(@Nullable Integer cursor) {
        return cursor == null ? Integer.MAX_VALUE : cursor;
    }

    /// Cuts what was found to a page.
    ///
    /// @param found one more than the limit if there is a next page
    public static <W extends Work, R> WorkPage<R> of(
            List<W> found, int limit, Function<W, R> resource) {
        return new WorkPage<>(
                found.stream().limit(limit).map(resource).toList(),
                found.size() <= limit ? null : String.valueOf(found.get(limit - 1).number()));
    }

    /// The answer, with a link to the next page.
    ///
    /// @param path of the list
    /// @param list makes the body of this page
    public <L> ResponseEntity<L> answer(String path, int limit, Function<WorkPage<R>, L> list) {
        var answer = ResponseEntity.ok();
        if (nextCursor != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s?limit=%d&cursor=%s>; rel=\"next\"".formatted(path, limit, nextCursor));
        }
        return answer.body(list.apply(this));
    }
}
