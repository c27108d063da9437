package io.clientele.access;

import io.clientele.apikey.KeyRing;

import jakarta.servlet.DispatcherType;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.client.RestTemplate;

import java.time.Duration;

/// The way in. Nothing is remembered between requests, and a browser sends nothing by itself that
/// would count, so there is no session to steal and no request to forge.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class AccessConfiguration {

    private static final Duration ISSUER_PATIENCE = Duration.ofSeconds(3);

    @Bean
    SecurityFilterChain accessChain(
            HttpSecurity http,
            FrontDoor door,
            KeyRing keys,
            AccessProperties properties,
            ObjectProvider<JwtDecoder> tokens,
            ObjectProvider<ManagementServerProperties> management,
            Environment environment,
            ApplicationEventPublisher events) {
        var refusals = new Refusals(events);
        var credentials = new CredentialCheck(keys, properties, tokens.getIfAvailable());
        // The same number as the service's gives no port of its own.
        boolean own = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        var actuator = own ? management.getIfAvailable() : null;
        var scopes = new ScopeCheck(door, actuator == null ? null : actuator.getPort());
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(
                        headers ->
                                headers.defaultsDisabled().addHeaderWriter(new SecurityHeaders()))
                .oauth2ResourceServer(
                        server ->
                                server.bearerTokenResolver(new CredentialHeader())
                                        .authenticationManagerResolver(credentials)
                                        .authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(
                                                DispatcherType.ASYNC,
                                                DispatcherType.ERROR,
                                                DispatcherType.FORWARD)
                                        .permitAll()
                                        .anyRequest()
                                        .access(scopes))
                .build();
    }

    /// A customer's id may hold any character, so the signs that are refused in paths for the sake
    /// of careless routing are let through encoded: routing here never decodes before it splits.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowSemicolon(true);
        firewall.getEncodedUrlBlocklist().add(";"); // but no parameters in paths
        firewall.setUnsafeAllowAnyHttpMethod(true); // answered with 405
        // Odd names and values are not ours or do not fit; refused when read, they would fail
        // calls.
        firewall.setAllowedParameterNames(_ -> true);
        firewall.setAllowedHeaderValues(_ -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejected(ApplicationEventPublisher events) {
        return new Refusals(events);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> encodedSlashes() {
        var asSent = EncodedSolidusHandling.PASS_THROUGH.getValue();
        return factory ->
                factory.addConnectorCustomizers(
                        connector -> {
                            connector.setEncodedSolidusHandling(asSent);
                            connector.setEncodedReverseSolidusHandling(asSent);
                        });
    }

    /// A caller waits while the issuer is asked for its keys, and should not wait for one that has
    /// gone silent.
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer issuerPatience() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(ISSUER_PATIENCE);
        requests.setReadTimeout(ISSUER_PATIENCE);
        var issuer = new RestTemplate(requests);
        issuer.getInterceptors().add(new IssuerKeys(System::nanoTime));
        return decoder -> decoder.restOperations(issuer);
    }

    /// A span for every filter would cost more than the filters.
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
