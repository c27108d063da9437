package io.clientele;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.database.DatabaseOrigin;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

import java.net.Inet6Address;
import java.net.InetAddress;

/// What a person at the console is told.
///
/// @param address of the service
/// @param open whether calls from this machine need neither key nor token
/// @param demoCustomer a made-up customer to ask about; null where customers are real or absent
record Greeting(
        String address, DatabaseOrigin database, boolean open, @Nullable String demoCustomer) {

    /// The address to try from this machine, which is its own one when the service listens on all.
    static String address(@Nullable InetAddress bound, String port) {
        if (bound == null || bound.isAnyLocalAddress()) {
            return "http://127.0.0.1:" + port;
        }
        var host = bound.getHostAddress();
        return "http://%s:%s"
                .formatted(bound instanceof Inet6Address ? "[" + host + "]" : host, port);
    }

    /// The lines for the console. The calls work as they stand; to a closed service they carry the
    /// key that the caller keeps in the variable KEY.
    String text() {
        return """

                Clientele is ready.

                  dashboard   %1$s/
                  service     %1$s
                  Swagger UI  %1$s/swagger-ui.html
                  database    %2$s
                  access      %3$s

                Try:
                %4$s
                """
                .formatted(
                        address,
                        database.url() + (database.embedded() ? " (embedded)" : ""),
                        open ? "open to this machine until the first API key" : "by key or token",
                        calls().indent(2).stripTrailing());
    }

    private String calls() {
        var curl = open ? "curl" : "curl -H \"Authorization: Bearer $KEY\"";
        if (demoCustomer == null) {
            return """
                    %1$s --data-binary @orders.csv -H 'Content-Type: text/csv' '%2$s/uploads'
                    %1$s -d '{}' -H 'Content-Type: application/json' '%2$s/segmentations'
                    """
                    .formatted(curl, address);
        }
        return """
                %1$s '%2$s/customers/%3$s/segment'
                %1$s '%2$s/segments?family=rfm'
                """
                .formatted(curl, address, UriUtils.encode(demoCustomer, UTF_8));
    }
}
