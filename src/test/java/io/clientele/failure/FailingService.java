package io.clientele.failure;

import io.clientele.download.Downloads;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A small service without a database whose calls fail in every way that calls can fail.
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            FlywayAutoConfiguration.class
        })
@ComponentScan(
        basePackages = {"io.clientele.failure", "io.clientele.parameter", "io.clientele.problem"},
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import({Downloads.class, FailingService.Calls.class, FailingService.Gate.class})
class FailingService {

    /// The number of rows of a download that does not fail.
    static final int WHOLE = 30_000;

    enum Method {
        PERCENT_RANK,
        QCUT;

        @Override
        public String toString() {
            return this == QCUT ? "qcut" : "percent-rank";
        }
    }

    record Clusters(@Min(1) @Max(50) int max) {}

    record Run(
            @NotBlank String name,
            @Nullable LocalDate asOf,
            @Nullable Method method,
            @Nullable @Valid Clusters clusters,
            List<@Min(1) Integer> sizes) {}

    @TestComponent
    @RestController
    static final class Calls {

        private final Downloads downloads;

        Calls(Downloads downloads) {
            this.downloads = downloads;
        }

        @PostMapping("/runs")
        Run run(@Valid @RequestBody Run run) {
            return run;
        }

        @GetMapping("/list")
        List<String> list(
                @RequestParam @Min(1) @Max(1000) int limit,
                @RequestParam(required = false) @Nullable Method method) {
            return List.of(method + " " + limit);
        }

        @PostMapping("/stream")
        long stream(InputStream body) throws IOException {
            return body.transferTo(OutputStream.nullOutputStream());
        }

        @GetMapping("/unforeseen")
        String unforeseen() {
            return List.<String>of().getFirst();
        }

        @GetMapping("/disk-full")
        CompletableFuture<String> diskFull() {
            return CompletableFuture.failedFuture(
                    new SQLException("could not extend file", "53100"));
        }

        @GetMapping("/database-down")
        String databaseDown() {
            var closed = new PGSimpleDataSource();
            closed.setPortNumbers(new int[] {1});
            return JdbcClient.create(closed).sql("select 1").query(String.class).single();
        }

        @GetMapping("/download/csv")
        ResponseEntity<StreamingResponseBody> csv(@RequestParam int rows) {
            return downloads.csv("list", sheet -> failAfter(rows, () -> sheet.row(List.of("a"))));
        }

        @GetMapping("/download/ndjson")
        ResponseEntity<StreamingResponseBody> ndjson(@RequestParam int rows) {
            return downloads.ndjson(lines -> failAfter(rows, () -> lines.line("a")));
        }

        private static void failAfter(int rows, Row row) throws IOException {
            for (int i = 0; i < rows; i++) {
                row.write();
            }
            if (rows != WHOLE) {
                throw new IllegalStateException("secret");
            }
        }

        @FunctionalInterface
        private interface Row {
            void write() throws IOException;
        }

        @GetMapping("/broken-off")
        void brokenOff(HttpServletResponse response) throws IOException {
            response.getOutputStream().print("a,b\n");
            response.flushBuffer();
            throw new IllegalStateException("secret");
        }
    }

    /// Fails, or chooses a status, before any controller is near.
    @TestComponent
    static final class Gate extends HttpFilter {

        @Override
        protected void doFilter(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            switch (request.getRequestURI()) {
                case "/gate/fails" -> throw new IllegalStateException("secret");
                case "/gate/refuses" -> response.sendError(403);
                default -> chain.doFilter(request, response);
            }
        }
    }
}
