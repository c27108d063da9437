package io.clientele.courier;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// Clients that connect to an address by its numbers and yet ask its server for the certificate of
/// a name: one client a name. They follow no redirect and use no proxy, which would look names up
/// again.
@Component
class PinnedClients implements DisposableBean {

    private static final int KEPT = 64;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    HttpClient of(Destination destination) {
        if (clients.size() > KEPT) {
            // Those in use end once they are idle.
            clients.values().forEach(HttpClient::shutdown);
            clients.clear();
        }
        return clients.computeIfAbsent(destination.host(), _ -> client(destination));
    }

    private static HttpClient client(Destination destination) {
        var client =
                HttpClient.newBuilder()
                        .version(Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .sslContext(sessionsOfItsOwn())
                        .connectTimeout(CONNECT);
        if (!destination.isLiteral()) {
            var tls = new SSLParameters();
            tls.setServerNames(List.of(new SNIHostName(destination.host())));
            client.sslParameters(tls);
        }
        return client.build();
    }

    /// The default context knows sessions by numbers and port alone: one that was opened for a name
    /// would be taken up for another, and nobody would look at a certificate.
    private static SSLContext sessionsOfItsOwn() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
