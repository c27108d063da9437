package io.clientele.idempotency;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A small service that counts what it really carries out.
@EnableAutoConfiguration
@EnableConfigurationProperties(IdempotencyProperties.class)
@ComponentScan(
        basePackages = {
            "io.clientele.idempotency",
            "io.clientele.failure",
            "io.clientele.parameter",
            "io.clientele.problem"
        },
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import(CountingService.Calls.class)
class CountingService {

    @TestComponent
    @RestController
    static final class Calls {
        final AtomicInteger carriedOut = new AtomicInteger();
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile CountDownLatch reached = new CountDownLatch(1);

        @PostMapping("/orders")
        ResponseEntity<Map<String, Object>> order(@RequestBody Map<String, Object> order)
                throws InterruptedException {
            var number = carriedOut.incrementAndGet();
            reached.countDown();
            gate.await();
            return ResponseEntity.created(URI.create("/orders/" + number))
                    .eTag("order-" + number)
                    .body(Map.of("number", number, "order", order));
        }

        @PostMapping({"/files", "/uploads/preview", "/simulations", "/customers/segments"})
        ResponseEntity<String> file(InputStream body) throws IOException {
            var bytes = body.transferTo(OutputStream.nullOutputStream());
            return ResponseEntity.accepted()
                    .body("file %d of %d bytes".formatted(carriedOut.incrementAndGet(), bytes));
        }

        @PostMapping("/forms")
        String form(@RequestParam MultipartFile file) {
            return "form %d of %d bytes".formatted(carriedOut.incrementAndGet(), file.getSize());
        }

        @PostMapping("/refusals")
        String refuse(@RequestParam ProblemType type) {
            var count = carriedOut.incrementAndGet();
            if (type.status() >= 400) {
                throw Problem.of(type, "No " + count);
            }
            return "yes";
        }
    }
}
