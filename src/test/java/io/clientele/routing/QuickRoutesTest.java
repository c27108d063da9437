package io.clientele.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.ServletRequestPathUtils;

class QuickRoutesTest {

    private final QuickRoutes routes = new QuickRoutes();

    @ParameterizedTest
    @CsvSource({
        "/customers/17/segment, customer",
        "/%63ustomers/17/segment, customer",
        "/customers/a%2Fb/segment, customer",
        "/customers/17/segment;v=1, customer",
        "/files, files",
        "/files/a/b, files",
        "/other/17, other",
        "/nothing/17/segment,",
        "/customer,"
    })
    void findsWhatSpringWouldFind(String path, @Nullable String expected) throws Exception {
        register("/customers/{id}/segment", "customer");
        register("/files/**", "files");
        register("/{name}/{id}", "other");

        assertThat(found("GET", path)).isEqualTo(expected);
    }

    @Test
    void refusesAnotherMethod() {
        register("/customers/{id}/segment", "customer");

        assertThatThrownBy(() -> found("DELETE", "/customers/17/segment"))
                .isInstanceOf(HttpRequestMethodNotSupportedException.class);
    }

    private @Nullable String found(String method, String path) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);
        var chain = routes.getHandler(request);
        return chain == null ? null : ((HandlerMethod) chain.getHandler()).getMethod().getName();
    }

    private void register(String pattern, String answer) {
        try {
            var info =
                    RequestMappingInfo.paths(pattern)
                            .methods(org.springframework.web.bind.annotation.RequestMethod.GET)
                            .options(routes.getBuilderConfiguration())
                            .build();
            routes.registerMapping(info, new Answers(), Answers.class.getDeclaredMethod(answer));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class Answers {
        void customer() {}

        void files() {}

        void other() {}
    }
}
