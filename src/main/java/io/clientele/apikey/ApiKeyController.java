package io.clientele.apikey;

import static io.clientele.problem.ProblemType.API_KEY_NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.clientele.paging.Page;
import io.clientele.paging.PagedList;
import io.clientele.problem.Raises;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

@RestController
@RequestMapping("/api-keys")
@Tag(name = "API keys")
class ApiKeyController {

    private final ApiKeyDesk desk;

    ApiKeyController(ApiKeyDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "All API keys", description = "The newest first, none with its secret.")
    ResponseEntity<Page<ApiKeyResource>> list(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Keys a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var list = PagedList.of("/api-keys", limit, cursor);
        int before = list.place(Integer::valueOf).orElse(Integer.MAX_VALUE);
        return list.answer(
                list.page(desk.newestBefore(before, list.reach()), ApiKey::number)
                        .map(ApiKeyResource::of));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One API key", description = "Without its secret, which nobody has.")
    @Raises(API_KEY_NOT_FOUND)
    ApiKeyResource one(@PathVariable @Parameter(description = "Id of the key.") String id) {
        return ApiKeyResource.of(desk.find(id));
    }

    @PostMapping
    @Operation(
            summary = "Make an API key",
            description =
                    """
                    The answer shows the key, once: the service keeps a hash alone. For that reason the answer is \
                    not kept under an `Idempotency-Key` either; a call repeated makes another key. On a \
                    service that is open to its own machine the first key must hold `admin`, and closes it.""")
    @ApiResponse(responseCode = "201", description = "Made; the only time the key is shown.")
    ResponseEntity<IssuedKey> make(@Valid @RequestBody NewKey request, @Nullable Principal caller) {
        var issued =
                desk.make(
                        request.name(),
                        Set.copyOf(request.scopes()),
                        request.expiresAt(),
                        caller == null);
        return ResponseEntity.created(URI.create("/api-keys/" + issued.key().id()))
                .cacheControl(CacheControl.noStore())
                .body(IssuedKey.of(issued));
    }

    @PostMapping("/{id}/rotation")
    @Operation(
            summary = "Replace a key's secret",
            description =
                    """
                    The answer shows the new key, once. The old one ends at once, or is good for `overlapMinutes` \
                    yet, so that callers can be changed one by one.""")
    @ApiResponse(responseCode = "200", description = "The only time the new key is shown.")
    @Raises(API_KEY_NOT_FOUND)
    ResponseEntity<IssuedKey> rotate(
            @PathVariable @Parameter(description = "Id of the key.") String id,
            @Valid @RequestBody(required = false) @Nullable Rotation request) {
        var overlap = request == null ? Duration.ZERO : request.overlap();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(IssuedKey.of(desk.rotate(id, overlap)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Revoke an API key",
            description = "It ends here at once, on other replicas of the service within seconds.")
    @Raises(API_KEY_NOT_FOUND)
    void revoke(@PathVariable @Parameter(description = "Id of the key.") String id) {
        desk.revoke(id);
    }

    @Schema(description = "A key to be made.")
    record NewKey(
            @Schema(description = "Who or what will use it.", example = "CRM")
                    @NotBlank
                    @Size(max = 100)
                    String name,
            @Schema(description = "What it allows.", example = "[\"read\"]") @NotEmpty
                    Set<@NotNull Scope> scopes,
            @Schema(
                            description = "When it ends; left out: never.",
                            example = "2030-01-01T00:00:00Z")
                    @Nullable Instant expiresAt) {}

    @Schema(description = "How a secret is replaced.")
    record Rotation(
            @Schema(description = "Minutes the old key is good yet. Default: 0.", example = "60")
                    @Min(0)
                    @Max(10_080)
                    @Nullable Integer overlapMinutes) {

        Duration overlap() {
            return overlapMinutes == null ? Duration.ZERO : Duration.ofMinutes(overlapMinutes);
        }
    }

    @Schema(description = "A key, this once with its text.")
    record IssuedKey(
            @Schema(
                            description = "The key: keep it, nobody can show it again.",
                            example = "ck_k7yq2mbt5xwz_3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                    String key,
            @JsonUnwrapped ApiKeyResource resource) {

        static IssuedKey of(ApiKeyDesk.Issued issued) {
            return new IssuedKey(issued.text().text(), ApiKeyResource.of(issued.key()));
        }

        /// Without the key, which must not find its way into a log.
        @Override
        public String toString() {
            return resource.toString();
        }
    }
}
