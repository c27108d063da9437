package io.clientele.audit;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.util.concurrent.atomic.AtomicLong;

/// How many rows or customers a request is about, counted while it is answered.
public final class AuditedItems {

    private static final String ATTRIBUTE = AuditedItems.class.getName();

    private final AtomicLong count = new AtomicLong();

    private AuditedItems() {}

    /// The counter of the request that this thread is answering; take it before the answer is
    /// written by another thread.
    public static AuditedItems current() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes request
                ? of(request.getRequest())
                : new AuditedItems();
    }

    private static AuditedItems of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof AuditedItems items) {
            return items;
        }
        var items = new AuditedItems();
        request.setAttribute(ATTRIBUTE, items);
        return items;
    }

    /// What was counted; null when nobody counted.
    static @Nullable Long counted(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AuditedItems items
                ? items.count.longValue()
                : null;
    }

    /// Counts some more.
    public void add(long items) {
        count.addAndGet(items);
    }
}
