package io.clientele.holdout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.function.Predicate;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells who is in a control group by a keyed hash of the id alone: the same customers in every run
/// and export, whoever else comes or goes, and others for every other control group. For one
/// thread.
///
/// 63 bits of HMAC-SHA256 are as good as uniform, so a customer is in with a chance of `percent`
/// in a hundred.
final class HeldBack implements Predicate<String> {

    private static final String ALGORITHM = "HmacSHA256";
    private static final double HUNDRED = 100;

    private final Mac mac;
    private final long bound;

    HeldBack(byte[] key, int percent) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
        bound = (long) (percent / HUNDRED * Long.MAX_VALUE);
    }

    @Override
    public boolean test(String customerId) {
        byte[] hash = mac.doFinal(customerId.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE) < bound;
    }
}
