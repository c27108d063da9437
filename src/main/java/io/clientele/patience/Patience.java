package io.clientele.patience;

import com.zaxxer.hikari.SQLExceptionOverride;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Supplier;

/// How long one request may still wait for the database, whatever it asks of it: connections and
/// answers count together, and once it has waited in vain it waits no more. One that takes long by
/// itself, since much is sent, has it anew with every answer.
///
/// Who answers no request waits for each answer as long as the pool's connections do, unless it
/// says [#within] what it waits.
public final class Patience {

    /// What a request waits in all.
    public static final Duration REQUEST = Duration.ofSeconds(20);

    /// Of work that also waits for the end of other such work.
    public static final Duration TURN = Duration.ofHours(1);

    /// Of work whose single statements read or write all there is.
    public static final Duration WHOLE = Duration.ofMinutes(10);

    private static final ScopedValue<Duration> SILENCE = ScopedValue.newInstance();

    /// Tells a request's patience of each answer that did not come.
    static final SQLExceptionOverride WATCH =
            new SQLExceptionOverride() {
                @java.lang.Override
                public Override adjudicate(SQLException failure) {
                    if (failure.getCause() instanceof SocketTimeoutException) {
                        var patience = ofRequest(Duration.ZERO);
                        if (patience != null) {
                            patience.exhaust();
                        }
                    }
                    return Override.CONTINUE_EVICT;
                }
            };

    private static final String ATTRIBUTE = Patience.class.getName();

    private long nanosLeft;

    private Patience(Duration whole) {
        nanosLeft = whole.toNanos();
    }

    /// That of the request that this thread answers; null for background work, and for taking an
    /// upload back, which waits for imports to end.
    ///
    /// @param whole what a request has that has not waited yet
    static @Nullable Patience ofRequest(Duration whole) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now)
                || takesBack(now.getRequest())) {
            return null;
        }
        var request = now.getRequest();
        if (request.getAttribute(ATTRIBUTE) instanceof Patience begun) {
            return begun;
        }
        var patience = new Patience(whole);
        request.setAttribute(ATTRIBUTE, patience);
        return patience;
    }

    /// Does work that waits for each answer of the database so long at most, on this thread.
    public static <T> T within(Duration silence, Supplier<T> work) {
        return ScopedValue.where(SILENCE, silence).call(work::get);
    }

    /// As the other.
    public static void within(Duration silence, Runnable work) {
        ScopedValue.where(SILENCE, silence).run(work);
    }

    /// How long this thread waits for an answer; null where it is said by nobody.
    static @Nullable Duration ofWork() {
        if (SILENCE.isBound()) {
            return SILENCE.get();
        }
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                        && takesBack(now.getRequest())
                ? TURN
                : null;
    }

    /// To be told that the database has answered this thread's request, if it answers one, which
    /// goes on to receive: its many short waits together are no silence.
    public static void renew() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now) {
            now.getRequest().removeAttribute(ATTRIBUTE);
        }
    }

    /// To be told by whoever left it to another thread to ask the database for this thread's
    /// request: where that one waited in vain, this one waits no more.
    public static void share(Throwable failure) {
        var patience = isWaitInVain(failure) ? ofRequest(Duration.ZERO) : null;
        if (patience != null) {
            patience.exhaust();
        }
    }

    private static boolean isWaitInVain(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException
                    || cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    /// Does what others wait for as well, with a patience of its own. What this thread's request
    /// had left, if it answers one, it has again afterwards, unless this fails.
    public static <T> T anew(Supplier<T> shared) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now)
                || !(now.getRequest().getAttribute(ATTRIBUTE) instanceof Patience own)) {
            return shared.get();
        }
        renew();
        var result = shared.get();
        now.getRequest().setAttribute(ATTRIBUTE, own);
        return result;
    }

    private static boolean takesBack(HttpServletRequest request) {
        return request.getMethod().equals("DELETE")
                && request.getServletPath().startsWith("/uploads/");
    }

    /// Milliseconds left; zero or less when there is none.
    long millisLeft() {
        return nanosLeft / 1_000_000;
    }

    void waited(long nanos) {
        nanosLeft -= nanos;
    }

    void exhaust() {
        nanosLeft = 0;
    }
}
