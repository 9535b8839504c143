package org.wdsjmx.emulator;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.wdsjmx.transport.AddressSource;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.transport.TransportException;

/**
 * What the policies are from the start, and what a server checks when they are changed. The network profile and the start
 * values of addresses and ports are those of a fresh installation; every other start value is the emulator's own choice.
 */
final class PolicyRules {

    static final MulticastPolicy MULTICAST = new MulticastPolicy(SlowClientHandling.NONE, 1_024, 2, true);

    static final ServicePolicy SERVICE = new ServicePolicy(
            new MulticastAddresses(AddressSource.RANGE, "239.0.0.1", "239.0.0.254"),
            new MulticastAddresses(AddressSource.RANGE, "FF15::1:1", "FF15::1:FE"),
            64_001,
            65_000,
            3,
            false,
            0,
            true);

    static final DiagnosticsPolicy DIAGNOSTICS = new DiagnosticsPolicy(false, 0xF);

    private static final String OCTET = "(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";
    private static final String IPV6_CHARACTERS = "[0-9A-Fa-f:][0-9A-Fa-f:.]*";
    private static final int FIRST_IPV4_OCTET = 224;
    private static final int LAST_IPV4_OCTET = 239;

    private PolicyRules() {}

    /** What is known in the change, and the rest as it was. */
    static MulticastPolicy changed(MulticastPolicy stored, MulticastPolicy change) {
        return new MulticastPolicy(
                Check.orElse(change.slowClientHandling(), stored.slowClientHandling()),
                known(change.autoDisconnectThreshold(), stored.autoDisconnectThreshold()),
                known(change.multistreamStreamCount(), stored.multistreamStreamCount()),
                Check.orElse(change.slowClientFallback(), stored.slowClientFallback()));
    }

    /** What is known in the change, and the rest as it was. */
    static DiagnosticsPolicy changed(DiagnosticsPolicy stored, DiagnosticsPolicy change) {
        return new DiagnosticsPolicy(
                Check.orElse(change.enabled(), stored.enabled()), known(change.components(), stored.components()));
    }

    /**
     * What is known in the change, and the rest as it was.
     *
     * @param what what is being done, for the exception
     * @throws TransportException with the code of the API when an address or a range is not legal
     */
    static ServicePolicy changed(ServicePolicy stored, ServicePolicy change, String what) throws TransportException {
        ServicePolicy result = new ServicePolicy(
                changed(stored.ipv4(), change.ipv4()),
                changed(stored.ipv6(), change.ipv6()),
                known(change.startPort(), stored.startPort()),
                known(change.endPort(), stored.endPort()),
                known(change.networkProfile(), stored.networkProfile()),
                Check.orElse(change.fixedPorts(), stored.fixedPorts()),
                known(change.tftpMaximumBlockSize(), stored.tftpMaximumBlockSize()),
                Check.orElse(change.tftpVariableWindow(), stored.tftpVariableWindow()));
        checkOrder(ipv4(result.ipv4().start(), what), ipv4(result.ipv4().end(), what), what);
        checkOrder(ipv6(result.ipv6().start(), what), ipv6(result.ipv6().end(), what), what);
        if (result.startPort() > result.endPort()) {
            throw Codes.failure(what, Codes.INVALID_PORT_RANGE);
        }
        return result;
    }

    private static MulticastAddresses changed(MulticastAddresses stored, MulticastAddresses change) {
        return new MulticastAddresses(
                Check.orElse(change.source(), stored.source()),
                Check.orElse(change.start(), stored.start()),
                Check.orElse(change.end(), stored.end()));
    }

    private static long known(long change, long stored) {
        return change == -1 ? stored : change;
    }

    private static byte[] ipv4(String text, String what) throws TransportException {
        if (!text.matches(IPV4)) {
            throw Codes.failure(what, Codes.INVALID_IP_ADDRESS);
        }
        String[] octets = text.split("\\.");
        byte[] address = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            address[i] = (byte) Integer.parseInt(octets[i]);
        }
        int first = address[0] & 0xFF;
        // The block 224.0.0.x belongs to routing and is not for use by programs.
        boolean reserved = first == FIRST_IPV4_OCTET && address[1] == 0 && address[2] == 0;
        if (first < FIRST_IPV4_OCTET || first > LAST_IPV4_OCTET || reserved) {
            throw Codes.failure(what, Codes.INVALID_IPV4_MULTICAST_ADDRESS);
        }
        return address;
    }

    private static byte[] ipv6(String text, String what) throws TransportException {
        // Without a colon the library would take the text for a host name and ask the network.
        if (!text.matches(IPV6_CHARACTERS) || text.indexOf(':') < 0) {
            throw Codes.failure(what, Codes.INVALID_IP_ADDRESS);
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            if (!(address instanceof Inet6Address) || !address.isMulticastAddress()) {
                throw Codes.failure(what, Codes.INVALID_IPV6_MULTICAST_ADDRESS);
            }
            return address.getAddress();
        } catch (UnknownHostException e) {
            throw Codes.failure(what, Codes.INVALID_IP_ADDRESS);
        }
    }

    private static void checkOrder(byte[] start, byte[] end, String what) throws TransportException {
        if (Arrays.compareUnsigned(start, end) > 0) {
            throw Codes.failure(what, Codes.INVALID_IP_ADDRESS_RANGE);
        }
    }
}
