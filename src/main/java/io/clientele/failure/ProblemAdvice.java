package io.clientele.failure;

import io.swagger.v3.oas.annotations.Hidden;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers with a problem when a controller, or finding one, fails.
@Hidden
@RestControllerAdvice
final class ProblemAdvice {

    /// A failure in the middle of an answer is passed on, so that the container breaks the
    /// connection and the client can tell a part from the whole.
    @ExceptionHandler
    void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            throw failure;
        }
        Problems.send(failure, request, response);
    }
}
