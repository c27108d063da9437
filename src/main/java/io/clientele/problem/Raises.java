package io.clientele.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the problems of its own that a controller method answers with, for the API's document; the
/// ones that any call may meet go without saying.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Raises {

    /// The problems, in any order.
    ProblemType[] value();
}
