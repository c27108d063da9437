package io.clientele.upload;

import static io.clientele.problem.ProblemType.CONFLICT;

import io.clientele.problem.Problem;
import io.clientele.withdrawal.Inheritance;
import io.clientele.withdrawal.Resend;
import io.clientele.withdrawal.Withdrawals;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes imported uploads back out, and gives those that sent the same what is theirs then.
@Component
class Undo {

    private final Uploads uploads;
    private final Withdrawals withdrawals;
    private final FinishedUploads finished;
    private final Clock clock;

    Undo(Uploads uploads, Withdrawals withdrawals, FinishedUploads finished, Clock clock) {
        this.uploads = uploads;
        this.finished = finished;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    /// Takes an upload back out.
    ///
    /// The ledger comes first, then the row of the upload, then those of others: two undos, and an
    /// import that finds its content here, never wait for each other.
    @Transactional(propagation = Propagation.MANDATORY)
    Upload undo(UUID id) {
        withdrawals.reserve();
        var upload =
                uploads.lockById(id)
                        .filter(found -> found.status() == UploadStatus.SUCCEEDED)
                        .orElseThrow(() -> nothingLeft(id));
        var resends = uploads.lockResends(id);
        var left = withdrawals.withdraw(upload.number(), first(resends));
        if (!resends.isEmpty()) {
            var next = resends.getFirst();
            next.repeatNobody();
            resends.stream().skip(1).forEach(resend -> resend.repeat(next));
        }
        leave(left.inheritances());
        finished.change(left.changes());
        upload.undo(clock.instant());
        return upload;
    }

    private static @Nullable Resend first(List<Upload> resends) {
        return resends.isEmpty()
                ? null
                : new Resend(resends.getFirst().number(), resends.getFirst().options().returns());
    }

    private void leave(List<Inheritance> inheritances) {
        var byNumber =
                inheritances.stream()
                        .collect(Collectors.toMap(Inheritance::upload, Function.identity()));
        uploads.lockByNumber(byNumber.keySet())
                .forEach(heir -> heir.inherit(Objects.requireNonNull(byNumber.get(heir.number()))));
    }

    static Problem nothingLeft(UUID id) {
        return Problem.of(CONFLICT, "Upload %s left nothing behind to take back.".formatted(id));
    }
}
