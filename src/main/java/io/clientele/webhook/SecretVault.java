package io.clientele.webhook;

import io.clientele.courier.SigningSecret;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts signing secrets, which must be read again to sign: AES-256-GCM, bound to their webhook.
///
/// The key comes from a setting, so that the database and its backups give no secret away; without
/// the setting it lies in a table of its own, which keeps secrets out of exports of the others
/// alone. Which of the two it was is told by the first byte.
@Component
class SecretVault {

    private static final byte OF_DATABASE = 0;
    private static final byte OF_SETTING = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient jdbc;
    private final @Nullable String setting;
    private final SecureRandom random = new SecureRandom();

    SecretVault(JdbcClient jdbc, WebhookProperties properties) {
        this.jdbc = jdbc;
        this.setting = properties.secretKey();
    }

    byte[] lock(SigningSecret secret, UUID webhook) {
        byte origin = setting == null ? OF_DATABASE : OF_SETTING;
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = apply(Cipher.ENCRYPT_MODE, origin, nonce, webhook, secret.bytes());
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(origin)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /// @throws IllegalStateException when the key of this service is not the one it was locked with
    SigningSecret unlock(byte[] locked, UUID webhook) {
        var nonce = new byte[NONCE];
        var sealed = new byte[locked.length - 1 - NONCE];
        ByteBuffer.wrap(locked, 1, locked.length - 1).get(nonce).get(sealed);
        return SigningSecret.of(apply(Cipher.DECRYPT_MODE, locked[0], nonce, webhook, sealed));
    }

    private byte[] apply(int mode, byte origin, byte[] nonce, UUID webhook, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(key(origin), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(webhook.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of webhook %s cannot be read with the key that is set; give it a new one."
                            .formatted(webhook),
                    e);
        }
    }

    private byte[] key(byte origin) throws GeneralSecurityException {
        if (origin == OF_DATABASE) {
            return jdbc.sql("select key from webhook_key")
                    .query((row, _) -> row.getBytes(1))
                    .single();
        }
        return MessageDigest.getInstance("SHA-256")
                .digest(String.valueOf(setting).getBytes(StandardCharsets.UTF_8));
    }
}
