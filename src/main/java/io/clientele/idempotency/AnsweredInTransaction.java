package io.clientele.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a handler that hands its [KeyedCall] to [IdempotencyKeys#answer], in the transaction that
/// does what the call asks for; so that a key costs no commit of its own.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnsweredInTransaction {}
