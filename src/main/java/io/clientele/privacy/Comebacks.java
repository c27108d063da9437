package io.clientele.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.audit.AuditLog;
import io.clientele.audit.Pseudonyms;
import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Erases who was erased elsewhere and is here again: in a restored backup that is older than the
/// erasure, once the list of erased customers was put back.
///
/// Such are those on the list of whose erasure this database's own log says nothing. They are known
/// by their pseudonyms alone, so that the ids of all customers are read for it; that is done once,
/// and noted in the log for everybody who was looked for.
@Component
class Comebacks {

    private static final Logger LOG = LoggerFactory.getLogger(Comebacks.class);
    private static final String AGAIN = "ERASURE AGAIN";
    private static final List<String> ERASURES = List.of("DELETE /customers/{customerId}", AGAIN);

    private final ErasedCustomers erased;
    private final PrivacyDesk desk;
    private final Pseudonyms pseudonyms;
    private final AuditLog audit;

    Comebacks(ErasedCustomers erased, PrivacyDesk desk, Pseudonyms pseudonyms, AuditLog audit) {
        this.erased = erased;
        this.desk = desk;
        this.pseudonyms = pseudonyms;
        this.audit = audit;
    }

    /// Leaves those whom it cannot erase now, say for the sake of an import, for the next time.
    void erase() {
        try {
            var wanted = wanted();
            if (!wanted.isEmpty()) {
                var found = find(wanted);
                wanted.forEach((pseudonym, mode) -> erase(pseudonym, found.get(pseudonym), mode));
            }
        } catch (DataAccessException e) {
            LOG.warn("Who was erased elsewhere was not looked for: {}", e.toString());
        }
    }

    /// Pseudonyms of whose erasure nothing is noted.
    private Map<ByteBuffer, Mode> wanted() {
        var modes = erased.modes();
        Map<ByteBuffer, Mode> wanted = new HashMap<>();
        if (!modes.isEmpty()) {
            var all = modes.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
            for (byte[] spared : audit.spared(all, ERASURES)) {
                var pseudonym = ByteBuffer.wrap(spared);
                wanted.put(pseudonym, modes.getOrDefault(pseudonym, Mode.ERASE));
            }
        }
        return wanted;
    }

    /// The ids of those who are here.
    private Map<ByteBuffer, String> find(Map<ByteBuffer, Mode> wanted) {
        var mac = pseudonyms.mac();
        Map<ByteBuffer, String> found = new HashMap<>();
        desk.customers(
                id -> {
                    var pseudonym = ByteBuffer.wrap(mac.doFinal(id.getBytes(UTF_8)));
                    if (wanted.containsKey(pseudonym)) {
                        found.put(pseudonym, id);
                    }
                });
        return found;
    }

    private void erase(ByteBuffer pseudonym, @Nullable String customerId, Mode mode) {
        try {
            long rows = customerId == null ? 0 : desk.forget(customerId, mode).rows();
            audit.record(AGAIN, bytes(pseudonym), rows);
            if (rows > 0) {
                LOG.info("An erased customer was here again and was erased: {} rows", rows);
            }
        } catch (Problem e) {
            LOG.debug("Another replica was first: {}", e.type());
        } catch (DataAccessException e) {
            LOG.warn("An erased customer is here again and will be erased later: {}", e.toString());
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
