package io.clientele.audience;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Customers as ad platforms match them: SHA-256, in lower-case hexadecimal digits, of what they
/// have all brought to one form first. For one thread.
///
/// The only e-mail address that is known of a customer is the shop's id, where shops use it for
/// one.
final class HashedIdentity {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Set<String> DOTLESS = Set.of("gmail.com", "googlemail.com");

    private final MessageDigest digest;

    HashedIdentity() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Of the id without blanks around it.
    String ofId(String customerId) {
        return hash(customerId.strip());
    }

    /// Of the e-mail address without blanks around it, in lower case; empty where the id is none.
    Optional<String> ofEmail(String customerId) {
        return email(customerId).map(this::hash);
    }

    /// The same, at Gmail without the dots before the `@`, which Google asks for.
    Optional<String> ofEmailAtGoogle(String customerId) {
        return email(customerId).map(HashedIdentity::withoutDots).map(this::hash);
    }

    private static Optional<String> email(String customerId) {
        var text = customerId.strip().toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static String withoutDots(String email) {
        int at = email.indexOf('@');
        return DOTLESS.contains(email.substring(at + 1))
                ? email.substring(0, at).replace(".", "") + email.substring(at)
                : email;
    }

    private String hash(String text) {
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
