package io.clientele.failure;

import io.swagger.v3.oas.annotations.Hidden;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/// Answers with a problem where a filter failed or chose an error status.
@Hidden
@RestController
final class ProblemErrorPage implements ErrorController {

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problems.send(
                failure instanceof Throwable thrown
                        ? thrown
                        : FailureTranslation.ofStatus(status instanceof Integer code ? code : 404),
                request,
                response);
    }
}
