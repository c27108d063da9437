package io.clientele.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Stand-ins for customers' ids where the ids must not be kept: HMAC-SHA256 under a random key of
/// this installation. A plain hash would not do, since there are few enough ids to try them all.
@Component
public class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcClient jdbc;
    private volatile @Nullable SecretKeySpec key;

    Pseudonyms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The pseudonym of a customer, 32 bytes, the same whenever it is asked for.
    public byte[] of(String customerId) {
        return mac().doFinal(customerId.getBytes(StandardCharsets.UTF_8));
    }

    /// A way to make many pseudonyms fast; for one thread.
    public Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            known =
                    new SecretKeySpec(
                            jdbc.sql("select key from pseudonym_key")
                                    .query((row, _) -> row.getBytes(1))
                                    .single(),
                            ALGORITHM);
            key = known;
        }
        return known;
    }
}
