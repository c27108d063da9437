package io.clientele.sending;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import jakarta.servlet.http.Part;

import java.util.Collection;

/// The parts of a form that brings a file.
public final class FormParts {

    private static final String FILE = "file";

    private FormParts() {}

    /// Refuses a form that holds anything beside its one file: a second one would be dropped, and
    /// what is said of the file has its place in the query.
    public static void requireOneFile(Collection<Part> parts) {
        boolean found = false;
        for (Part part : parts) {
            boolean file = part.getSubmittedFileName() != null;
            if (!file || !part.getName().equals(FILE) || found) {
                throw extra(part, file);
            }
            found = true;
        }
    }

    private static Problem extra(Part part, boolean file) {
        var name = part.getName();
        var message =
                file
                        ? "A form brings one part \"file\" and nothing else: send \"%s\" of part \"%s\" by itself."
                                .formatted(part.getSubmittedFileName(), name)
                        : "The part \"%1$s\" is no file: parameters go in the query, as in /uploads?%1$s=…"
                                .formatted(name);
        return Problem.of(ProblemType.INVALID_REQUEST, message)
                .with(new FieldError(name, "unexpected-part", "must not be in the form"));
    }
}
