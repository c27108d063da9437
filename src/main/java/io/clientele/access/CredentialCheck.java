package io.clientele.access;

import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;

import io.clientele.apikey.KeyRing;
import io.clientele.apikey.Scope;
import io.clientele.caller.Caller;
import io.clientele.caller.CallerToken;
import io.clientele.problem.Problem;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.util.StringUtils;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells keys from tokens and checks them.
final class CredentialCheck implements AuthenticationManagerResolver<HttpServletRequest> {

    private final KeyRing keys;
    private final byte @Nullable [] bootstrapKey;
    private final @Nullable JwtAuthenticationProvider tokens;

    /// @param decoder null when no issuer is configured
    CredentialCheck(KeyRing keys, AccessProperties properties, @Nullable JwtDecoder decoder) {
        this.keys = keys;
        var bootstrap = properties.bootstrapKey();
        this.bootstrapKey = bootstrap == null ? null : bytes(bootstrap);
        this.tokens = decoder == null ? null : provider(decoder);
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return authentication -> authenticate(authentication, request.getRemoteAddr());
    }

    private Authentication authenticate(Authentication authentication, String address) {
        var presented = ((BearerTokenAuthenticationToken) authentication).getToken();
        if (bootstrapKey != null && MessageDigest.isEqual(bootstrapKey, bytes(presented))) {
            return new CallerToken(Caller.BOOTSTRAP);
        }
        if (tokens == null || keys.isKey(presented)) {
            return keys.check(presented, address)
                    .map(key -> new CallerToken(Caller.of(key)))
                    .orElseThrow(
                            () -> new InvalidBearerTokenException("The API key is not valid."));
        }
        try {
            return Objects.requireNonNull(tokens.authenticate(authentication));
        } catch (AuthenticationServiceException e) {
            throw Problem.of(SERVICE_UNAVAILABLE, "The issuer of tokens does not answer.");
        }
    }

    private static JwtAuthenticationProvider provider(JwtDecoder decoder) {
        var provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(CredentialCheck::caller);
        return provider;
    }

    /// A token must say who calls: the audit log and the limits go by the name.
    private static CallerToken caller(Jwt token) {
        var subject = token.getSubject();
        if (!StringUtils.hasText(subject)) {
            throw new InvalidBearerTokenException("The token has no subject.");
        }
        var scopes = new JwtGrantedAuthoritiesConverter();
        scopes.setAuthorityPrefix("");
        return new CallerToken(
                new Caller(
                        "token:" + subject,
                        scopes.convert(token).stream()
                                .map(
                                        authority ->
                                                Scope.named(
                                                        String.valueOf(authority.getAuthority())))
                                .flatMap(Optional::stream)
                                .collect(Collectors.toSet())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
