package io.clientele.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class PagedListTests {

    private static final String NUMBERS = "/numbers?colour=dark%20red";

    @Test
    void leadsThroughEveryItemOnce() {
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = page(NUMBERS, 3, cursor);
            assertThat(page.items()).hasSizeBetween(1, 3);
            seen.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen).containsExactlyElementsOf(IntStream.rangeClosed(1, 9).boxed().toList());
    }

    @Test
    void linksTheNextPageWithItsFilters() {
        var list = PagedList.of(URI.create(NUMBERS), 2, null);
        var page = list.page(List.of(1, 2, 3), number -> number).map(String::valueOf);
        var last = list.page(List.of(1, 2), number -> number);

        assertThat(page.items()).containsExactly("1", "2");
        assertThat(list.answer(page).getHeaders().getFirst(HttpHeaders.LINK))
                .isEqualTo(
                        "</numbers?colour=dark%%20red&limit=2&cursor=%s>; rel=\"next\""
                                .formatted(page.nextCursor()));
        assertThat(list.answer(last).getHeaders().getFirst(HttpHeaders.LINK)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/numbers", "/letters?colour=dark%20red", "/numbers?colour=red"})
    void refusesTheCursorOfAnotherList(String other) {
        var cursor = page(NUMBERS, 3, null).nextCursor();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> page(other, 3, cursor))
                .satisfies(
                        problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETERS);
                            assertThat(problem.errors())
                                    .singleElement()
                                    .satisfies(
                                            error -> assertThat(error.field()).isEqualTo("cursor"));
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%", "3", "AAAAAA", "dark red"})
    void refusesWhatIsNoCursor(String cursor) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> page(NUMBERS, 3, cursor))
                .satisfies(
                        problem ->
                                assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST));
    }

    @Test
    void refusesAPlaceThatIsNone() {
        var cursor = Cursor.of(NUMBERS, "nine");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> page(NUMBERS, 3, cursor))
                .satisfies(
                        problem ->
                                assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST));
    }

    /// A page of the numbers from 1 to 9.
    private static Page<Integer> page(String address, int limit, @Nullable String cursor) {
        var list = PagedList.of(URI.create(address), limit, cursor);
        int after = list.place(Integer::valueOf).orElse(0);
        return list.page(
                IntStream.rangeClosed(after + 1, 9).limit(list.reach()).boxed().toList(),
                number -> number);
    }
}
