package io.clientele.batch;

import io.clientele.audit.AuditLog;
import io.clientele.audit.AuditedCall;
import io.clientele.audit.NotedInTransaction;
import io.clientele.idempotency.AnsweredInTransaction;
import io.clientele.idempotency.IdempotencyKeys;
import io.clientele.idempotency.KeyedCall;
import io.clientele.posting.LedgerBusy;
import io.clientele.receipt.FileName;
import io.clientele.receipt.ReceivedFile;
import io.clientele.sending.UploadOptions;
import io.clientele.sending.UploadParameters;
import io.clientele.upload.UploadDesk;
import io.clientele.upload.UploadResource;
import io.swagger.v3.oas.annotations.Hidden;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

@RestController
class BatchController {

    private static final int MOST_BYTES = 1 << 20;

    private final BatchReader reader;
    private final Combiner combiner;
    private final UploadDesk desk;
    private final AuditLog log;
    private final IdempotencyKeys keys;

    BatchController(
            BatchReader reader,
            Combiner combiner,
            UploadDesk desk,
            AuditLog log,
            IdempotencyKeys keys) {
        this.reader = reader;
        this.combiner = combiner;
        this.desk = desk;
        this.log = log;
        this.keys = keys;
    }

    /// Described where all types of body are: at the call that takes files.
    @Hidden
    @NotedInTransaction
    @AnsweredInTransaction
    @PostMapping(
            path = "/uploads",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    UploadResource receive(
            HttpServletRequest request,
            HttpServletResponse response,
            @ParameterObject UploadParameters parameters)
            throws IOException {
        var call = AuditedCall.of(request);
        // Who has the key already is answered, and keeps that, outside of the batch's transaction.
        var key = KeyedCall.of(request).filter(keyed -> !keyed.hasKey()).orElse(null);
        var options = parameters.options();
        var name = FileName.of(request.getHeader("Content-Disposition"));
        var type = request.getContentType();
        var body = request.getInputStream();
        byte[] start = body.readNBytes(MOST_BYTES);
        if (start.length < MOST_BYTES) {
            var file = ReceivedFile.of(name, type, start);
            var batch = reader.read(call, key, start, file, options).orElse(null);
            if (batch != null) {
                try {
                    return answered(response, HttpStatus.CREATED, combiner.store(batch));
                } catch (LedgerBusy wait) {
                    var read = new ByteArrayInputStream(start);
                    var upload = queued(call, key, read, name, type, options);
                    return answered(response, HttpStatus.ACCEPTED, upload);
                }
            }
        }
        var whole = new SequenceInputStream(new ByteArrayInputStream(start), body);
        var upload = queued(call, key, whole, name, type, options);
        return answered(response, HttpStatus.ACCEPTED, upload);
    }

    /// The body of an answer whose head is set here: a [org.springframework.http.ResponseEntity]
    /// would be sent as soon as it is written, in chunks and before the server knows its length.
    private static UploadResource answered(
            HttpServletResponse response, HttpStatus status, UploadResource upload) {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.LOCATION, upload.location().toString());
        return upload;
    }

    private UploadResource queued(
            AuditedCall call,
            @Nullable KeyedCall key,
            InputStream body,
            @Nullable String name,
            @Nullable String type,
            UploadOptions options)
            throws IOException {
        if (key != null) {
            keys.take(key);
        }
        log.begin(call);
        return desk.receive(body, name, type, options);
    }
}
