package io.clientele.courier;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret of the Standard Webhooks rules: `whsec_` and 32 random bytes in base64. Never logged,
/// since `toString` hides it.
public final class SigningSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    /// A new secret.
    public static SigningSecret random(SecureRandom random) {
        var key = new byte[BYTES];
        random.nextBytes(key);
        return new SigningSecret(key);
    }

    /// The secret of these bytes.
    public static SigningSecret of(byte[] key) {
        return new SigningSecret(key.clone());
    }

    /// The whole secret, to be shown once.
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /// To be kept where nobody else reads it.
    public byte[] bytes() {
        return key.clone();
    }

    /// `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64.
    ///
    /// @param timestamp seconds since 1970
    String sign(String id, long timestamp, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            var signed = "%s.%d.%s".formatted(id, timestamp, body);
            return "v1,"
                    + Base64.getEncoder()
                            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
