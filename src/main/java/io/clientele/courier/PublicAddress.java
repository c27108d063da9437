package io.clientele.courier;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/// Tells addresses of the public internet from all others: this machine, its networks, and what is
/// set apart (IANA special-purpose address registries, RFC 6890).
final class PublicAddress {

    private static final List<Block> SET_APART =
            blocks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // Tunnels and documentation within the one range that is given out at all.
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20");

    private static final Block GIVEN_OUT = block("2000::/3");

    private PublicAddress() {}

    /// Whether the address is one of the public internet. An IPv4 address in the clothes of IPv6 is
    /// looked at as what it is, or refused.
    static boolean is(InetAddress address) {
        return (address instanceof Inet4Address || GIVEN_OUT.holds(address))
                && SET_APART.stream().noneMatch(block -> block.holds(address));
    }

    private static List<Block> blocks(String... blocks) {
        return Stream.of(blocks).map(PublicAddress::block).toList();
    }

    private static Block block(String text) {
        int slash = text.indexOf('/');
        try {
            return new Block(
                    InetAddress.getByName(text.substring(0, slash)),
                    Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// Addresses that begin with the same bits.
    private record Block(InetAddress first, int bits) {

        boolean holds(InetAddress address) {
            byte[] prefix = first.getAddress();
            byte[] bytes = address.getAddress();
            if (bytes.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
