package io.clientele.webhook;

import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;
import static io.clientele.problem.ProblemType.WEBHOOK_NOT_FOUND;

import io.clientele.courier.AddressRefused;
import io.clientele.courier.Courier;
import io.clientele.courier.SigningSecret;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes, changes and ends webhooks.
@Service
class WebhookDesk {

    private final Webhooks webhooks;
    private final SecretVault vault;
    private final Courier courier;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookDesk(
            Webhooks webhooks,
            SecretVault vault,
            Courier courier,
            TransactionTemplate transaction,
            Clock clock) {
        this.webhooks = webhooks;
        this.vault = vault;
        this.courier = courier;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A webhook and its secret, which is shown this once.
    record Issued(Webhook webhook, SigningSecret secret) {}

    Issued make(WebhookDraft draft) {
        check(draft);
        var id = UUID.randomUUID();
        var secret = SigningSecret.random(random);
        var webhook = new Webhook(id, draft, vault.lock(secret, id), now());
        return new Issued(inTransaction(() -> webhooks.saveAndFlush(webhook)), secret);
    }

    Webhook change(UUID id, WebhookDraft draft) {
        find(id);
        check(draft); // may wait for a name server, so not in the transaction
        return inTransaction(
                () -> {
                    var webhook = locked(id);
                    webhook.write(draft, now());
                    return webhooks.saveAndFlush(webhook);
                });
    }

    /// Gives a webhook a new secret; for some time its messages carry the signature of both.
    Issued rotate(UUID id, Duration overlap) {
        var secret = SigningSecret.random(random);
        var changed =
                inTransaction(
                        () -> {
                            var webhook = locked(id);
                            webhook.rotate(vault.lock(secret, id), overlap, now());
                            return webhooks.saveAndFlush(webhook);
                        });
        return new Issued(changed, secret);
    }

    void delete(UUID id) {
        inTransaction(
                () -> {
                    var webhook = locked(id);
                    webhooks.delete(webhook);
                    return webhook;
                });
    }

    /// A webhook; a [Problem] when there is none.
    Webhook find(UUID id) {
        return webhooks.findById(id).orElseThrow(() -> unknown(id));
    }

    /// Webhooks from the newest on, at most `limit`, those numbered below `before`.
    List<Webhook> newestBefore(int before, int limit) {
        return webhooks.newestBefore(before, Limit.of(limit));
    }

    private void check(WebhookDraft draft) {
        try {
            courier.check(URI.create(draft.url()));
        } catch (AddressRefused e) {
            throw refused("address-refused", String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            throw refused("unknown-host", "names a host that cannot be found");
        } catch (IllegalArgumentException e) {
            throw refused("invalid", "is no address");
        }
    }

    private static Problem refused(String code, String message) {
        return Problem.of(INVALID_PARAMETERS, "Nothing can be sent to that address.")
                .with(new FieldError("url", code, message));
    }

    private Webhook locked(UUID id) {
        return webhooks.lockById(id).orElseThrow(() -> unknown(id));
    }

    private Webhook inTransaction(Supplier<Webhook> change) {
        return Objects.requireNonNull(transaction.execute(_ -> change.get()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
    }

    private static Problem unknown(UUID id) {
        return Problem.of(WEBHOOK_NOT_FOUND, "Webhook %s does not exist.".formatted(id));
    }
}
