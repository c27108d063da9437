package io.clientele.paging;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

@Schema(description = "A page of a list.")
public record Page<T>(
        @Schema(description = "What is on this page.") List<T> items,
        @Schema(
                        description =
                                "Cursor of the next page, to be given back as it is; null on the last.",
                        example = "5tQzWzQy")
                @Nullable String nextCursor) {

    /// The same page, each item shown as something else.
    public <R> Page<R> map(Function<? super T, ? extends R> resource) {
        return new Page<>(items.stream().<R>map(resource).toList(), nextCursor);
    }
}
