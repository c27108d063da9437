package io.clientele.failure;

import static io.clientele.problem.ProblemType.BODY_CUT_OFF;
import static io.clientele.problem.ProblemType.INVALID_REQUEST;
import static io.clientele.problem.ProblemType.REQUEST_TIMEOUT;
import static io.clientele.problem.ProblemType.STORAGE_FULL;

import io.clientele.problem.Problem;

import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;

/// Tells what went wrong while the bytes of a request came in or were put aside.
final class TransportProblems {
    private TransportProblems() {}

    static @Nullable Problem of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SocketTimeoutException _ -> {
                    return Problem.of(REQUEST_TIMEOUT, REQUEST_TIMEOUT.description())
                            .header("Connection", "close");
                }
                case InvalidParameterException _ -> {
                    return Problem.of(
                            INVALID_REQUEST, "The query or form cannot be decoded as UTF-8.");
                }
                case IOException e when noSpace(e) -> {
                    return Problem.of(STORAGE_FULL, STORAGE_FULL.description());
                }
                default -> {}
            }
        }
        if (isCutOff(failure)) {
            return Problem.of(BODY_CUT_OFF, BODY_CUT_OFF.description())
                    .header("Connection", "close");
        }
        return isNoForm(failure)
                ? Problem.of(INVALID_REQUEST, "The body is no multipart form with a boundary.")
                : null;
    }

    private static boolean isNoForm(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileUploadException && !(cause instanceof IOFileUploadException)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCutOff(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException
                    || cause instanceof ClientAbortException
                    || cause instanceof BadRequestException) {
                return true;
            }
        }
        return false;
    }

    private static boolean noSpace(IOException failure) {
        var message = failure.getMessage();
        return message != null && message.contains("No space left on device");
    }
}
