package io.clientele.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A key as its holder writes it: `ck_`, twelve letters that name it, and 256 random bits.
///
/// The secret is random and long, so one pass of SHA-256 hides it as well as a slow hash would:
/// there is nothing to guess. Never logged, since `toString` shows the id alone.
record KeyText(String id, String secret) {

    private static final Pattern FORM =
            Pattern.compile("ck_(?<id>[a-z2-7]{12})_(?<secret>[A-Za-z0-9_-]{43})");

    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 12;
    private static final int SECRET_BYTES = 32;

    static Optional<KeyText> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new KeyText(match.group("id"), match.group("secret")))
                : Optional.empty();
    }

    /// A new key.
    static KeyText random(SecureRandom random) {
        var id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return random(id.toString(), random);
    }

    /// A new secret for a key that exists.
    static KeyText random(String id, SecureRandom random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new KeyText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /// The whole key, to be shown once.
    String text() {
        return "ck_%s_%s".formatted(id, secret);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "ck_%s_…".formatted(id);
    }
}
