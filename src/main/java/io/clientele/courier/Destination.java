package io.clientele.courier;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

import javax.net.ssl.SNIHostName;

/// An address as it was resolved and looked at once. The connection goes to just this address,
/// whatever the name stands for a moment later.
///
/// @param host name as in the address
/// @param pinned the address with its host written as numbers
record Destination(String host, URI pinned, String hostHeader) {

    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    /// @param allowPrivate whether to take any address, also without TLS
    /// @throws AddressRefused for an address that nothing is sent to
    static Destination of(URI address, boolean allowPrivate)
            throws AddressRefused, UnknownHostException {
        var host = address.getHost();
        var scheme = address.getScheme();
        if (host == null || scheme == null || address.getRawUserInfo() != null) {
            throw new AddressRefused("must be an absolute address without a user");
        }
        if (!scheme.equals("https") && !(allowPrivate && scheme.equals("http"))) {
            throw new AddressRefused("must begin with https://");
        }
        requireName(host);
        var found = InetAddress.getAllByName(host);
        if (!allowPrivate && !Arrays.stream(found).allMatch(PublicAddress::is)) {
            throw new AddressRefused("must be on the public internet");
        }
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return new Destination(
                host,
                URI.create(scheme + "://" + literal(found[0]) + port + path + query),
                host + port);
    }

    /// Whether the address named a host by its numbers already, in whatever notation.
    boolean isLiteral() {
        return isNumbers(host);
    }

    private static boolean isNumbers(String host) {
        return host.startsWith("[") || NUMBERS.matcher(host).matches();
    }

    /// The name is sent in the handshake, which takes fewer names than an address may hold.
    private static void requireName(String host) throws AddressRefused {
        try {
            if (!isNumbers(host)) {
                var _ = new SNIHostName(host);
            }
        } catch (IllegalArgumentException e) {
            throw new AddressRefused("must name a host, without a dot at the end");
        }
    }

    private static String literal(InetAddress address) {
        var text = address.getHostAddress();
        int zone = text.indexOf('%');
        var plain = zone < 0 ? text : text.substring(0, zone);
        return plain.contains(":") ? "[" + plain + "]" : plain;
    }
}
