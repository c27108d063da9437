package io.clientele.courier;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;

/// Sends messages by the rules of Standard Webhooks (standardwebhooks.com).
@Component
public class Courier {

    private final PinnedClients clients;
    private final CourierProperties properties;

    Courier(PinnedClients clients, CourierProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    /// Lets the `Host` of a request be the name while the connection goes to its numbers. To be
    /// called before the first HTTP client of this process is made.
    public static void prepare() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    /// Looks an address up without sending anything.
    ///
    /// @throws AddressRefused for an address that nothing is sent to
    public void check(URI address) throws AddressRefused, UnknownHostException {
        Destination.of(address, properties.allowPrivateAddresses());
    }

    /// Sends a message and waits for the answer.
    public Receipt send(Parcel parcel) throws InterruptedException {
        long start = System.nanoTime();
        try {
            var destination = Destination.of(parcel.address(), properties.allowPrivateAddresses());
            return new Receipt(answer(destination, parcel), null, millisSince(start));
        } catch (AddressRefused e) {
            return new Receipt(null, Fault.ADDRESS_REFUSED, millisSince(start));
        } catch (TimeoutException e) {
            return new Receipt(null, Fault.TIMED_OUT, millisSince(start));
        } catch (IOException e) {
            return new Receipt(null, fault(e), millisSince(start));
        }
    }

    private int answer(Destination destination, Parcel parcel)
            throws IOException, InterruptedException, TimeoutException {
        var answer =
                clients.of(destination)
                        .sendAsync(request(destination, parcel), _ -> new ShortAnswer());
        try {
            return answer.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
        } finally {
            answer.cancel(true); // of no effect once it is there
        }
    }

    private static HttpRequest request(Destination destination, Parcel parcel) {
        var request =
                HttpRequest.newBuilder(destination.pinned())
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "Clientele")
                        .header("webhook-id", parcel.id())
                        .header("webhook-timestamp", String.valueOf(parcel.timestamp()))
                        .header(
                                "webhook-signature",
                                parcel.secrets().stream()
                                        .map(
                                                secret ->
                                                        secret.sign(
                                                                parcel.id(),
                                                                parcel.timestamp(),
                                                                parcel.body()))
                                        .collect(Collectors.joining(" ")))
                        .POST(BodyPublishers.ofString(parcel.body()));
        if (!destination.isLiteral()) {
            request.header("Host", destination.hostHeader());
        }
        return request.build();
    }

    private static Fault fault(IOException failure) {
        return switch (failure) {
            case UnknownHostException _ -> Fault.UNKNOWN_HOST;
            case ConnectException _ -> Fault.CONNECTION_FAILED;
            case HttpTimeoutException _ -> Fault.TIMED_OUT;
            case SSLException _ -> Fault.TLS_FAILED;
            default -> Fault.CONNECTION_LOST;
        };
    }

    private static int millisSince(long start) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
