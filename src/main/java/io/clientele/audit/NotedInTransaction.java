package io.clientele.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a handler that hands its [AuditedCall] to [AuditLog#note], in the transaction that does
/// what the call asks for; so that many calls share one commit with all that they do.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NotedInTransaction {}
