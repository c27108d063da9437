package io.clientele.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

/// An issuer of tokens as companies run one: metadata and public keys over HTTP.
public final class TokenIssuer implements AutoCloseable {

    /// Whom its tokens are meant for.
    public static final String AUDIENCE = "clientele";

    private final HttpServer server;
    private final RSAKey key;
    private final AtomicInteger keysAsked = new AtomicInteger();

    private TokenIssuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    public static TokenIssuer start() throws IOException, JOSEException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var issuer = new TokenIssuer(server, newKey());
        issuer.serve(
                "/.well-known/openid-configuration",
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys"}"""
                        .formatted(issuer.uri()));
        issuer.serve("/keys", new JWKSet(issuer.key.toPublicJWK()).toString());
        server.start();
        return issuer;
    }

    /// As in `spring.security.oauth2.resourceserver.jwt.issuer-uri`.
    public String uri() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    /// A token of this issuer that ends after some time.
    public String token(String scope, Duration life) throws JOSEException {
        return token(claims(scope, life), key);
    }

    /// A token that claims to be this issuer's.
    public String forgedToken(String scope) throws JOSEException {
        return token(claims(scope, Duration.ofMinutes(5)), newKey());
    }

    /// A good token that was made for another service.
    public String foreignToken(String scope) throws JOSEException {
        return token(claims(scope, Duration.ofMinutes(5)).audience("payroll"), key);
    }

    /// A token that does not say whose it is.
    public String namelessToken(String scope) throws JOSEException {
        return token(claims(scope, Duration.ofMinutes(5)).subject(null), key);
    }

    /// A token by a key that this issuer does not have.
    public String strangeToken(String keyId) throws JOSEException {
        return token(
                claims("read", Duration.ofMinutes(5)),
                new RSAKey.Builder(key).keyID(keyId).build());
    }

    /// How often its keys have been asked for.
    int keysAsked() {
        return keysAsked.get();
    }

    private JWTClaimsSet.Builder claims(String scope, Duration life) {
        return new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject("ann")
                .audience(AUDIENCE)
                .expirationTime(Date.from(Instant.now().plus(life)))
                .claim("scope", scope);
    }

    private String token(JWTClaimsSet.Builder claims, RSAKey signer) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).build();
        var token = new SignedJWT(header, claims.build());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
    }

    private static RSAKey newKey() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID("one").generate();
    }

    private void serve(String path, String json) {
        server.createContext(
                path,
                exchange -> {
                    if (path.equals("/keys")) {
                        keysAsked.incrementAndGet();
                    }
                    var body = json.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
