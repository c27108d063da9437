package io.clientele.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A list that is given out in pages, and the page of it that is asked for. A cursor goes with the
/// list that it was given out for, its filters among them; the limit may change between pages.
public final class PagedList {

    private final URI address;
    private final int limit;
    private final @Nullable String place;

    private PagedList(URI address, int limit, @Nullable String place) {
        this.address = address;
        this.limit = limit;
        this.place = place;
    }

    /// @param address of the list with its filters, without limit and cursor
    /// @param cursor of the page; null for the first
    /// @throws Problem if the cursor is none, or that of another list
    public static PagedList of(URI address, int limit, @Nullable String cursor) {
        return new PagedList(
                address, limit, cursor == null ? null : Cursor.place(address.toString(), cursor));
    }

    /// A list without filters.
    public static PagedList of(String path, int limit, @Nullable String cursor) {
        return of(URI.create(path), limit, cursor);
    }

    /// A filter as the list's address has it; empty if nothing is filtered by it.
    public static Optional<String> filter(@Nullable String value) {
        return Optional.ofNullable(value).map(text -> UriUtils.encode(text, UTF_8));
    }

    /// How many items to look for: one more than a page has tells that there is another page.
    public int reach() {
        return limit + 1;
    }

    /// Where the page before ended; empty for the first page.
    ///
    /// @param reader of what the items' places are written as
    /// @throws Problem if the place cannot be read
    public <P> Optional<P> place(Function<String, P> reader) {
        try {
            return Optional.ofNullable(place).map(reader);
        } catch (RuntimeException e) {
            throw Cursor.unreadable();
        }
    }

    /// Cuts what was found to a page.
    ///
    /// @param found up to [#reach] items
    /// @param place where an item stands in the list, to go on from it
    public <T> Page<T> page(List<T> found, Function<? super T, ?> place) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        var items = List.copyOf(found.subList(0, limit));
        var last = String.valueOf(place.apply(items.getLast()));
        return new Page<>(items, Cursor.of(address.toString(), last));
    }

    /// The answer, with a link to the next page if there is one.
    public <T> ResponseEntity<Page<T>> answer(Page<T> page) {
        return answer(page.nextCursor(), page);
    }

    /// The answer where a body tells more than its page.
    ///
    /// @param next cursor of the next page; null on the last
    public <B> ResponseEntity<B> answer(@Nullable String next, B body) {
        var answer = ResponseEntity.ok();
        if (next != null) {
            var link =
                    UriComponentsBuilder.fromUri(address)
                            .queryParam("limit", limit)
                            .queryParam("cursor", next)
                            .build(true)
                            .toUriString();
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(link));
        }
        return answer.body(body);
    }
}
