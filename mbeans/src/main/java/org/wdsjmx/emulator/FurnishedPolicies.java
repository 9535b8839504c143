package org.wdsjmx.emulator;

import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.TransportException;

/**
 * Completes the policies of a scenario with the defaults. A number that is absent from a scenario file arrives as 0, so 0
 * means absent here too; it is not legal for any of them except the TFTP block size, whose default it is.
 */
final class FurnishedPolicies {

    private FurnishedPolicies() {}

    static MulticastPolicy multicast(MulticastPolicy given) {
        if (given == null) {
            return PolicyRules.MULTICAST;
        }
        MulticastPolicy change = new MulticastPolicy(
                given.slowClientHandling(),
                given(given.autoDisconnectThreshold()),
                given(given.multistreamStreamCount()),
                given.slowClientFallback());
        return PolicyRules.changed(PolicyRules.MULTICAST, change.requireLegalChange());
    }

    static ServicePolicy service(ServicePolicy given) {
        if (given == null) {
            return PolicyRules.SERVICE;
        }
        ServicePolicy change = new ServicePolicy(
                Check.orElse(given.ipv4(), MulticastAddresses.UNKNOWN),
                Check.orElse(given.ipv6(), MulticastAddresses.UNKNOWN),
                given(given.startPort()),
                given(given.endPort()),
                given(given.networkProfile()),
                given.fixedPorts(),
                given(given.tftpMaximumBlockSize()),
                given.tftpVariableWindow());
        try {
            return PolicyRules.changed(PolicyRules.SERVICE, change.requireLegalChange(), "servicePolicy");
        } catch (TransportException refused) {
            throw Check.wrong(
                    "servicePolicy",
                    given,
                    "a server would refuse it: " + refused.error(),
                    "Mend or leave out the part");
        }
    }

    static DiagnosticsPolicy diagnostics(DiagnosticsPolicy given) {
        return given == null
                ? PolicyRules.DIAGNOSTICS
                : PolicyRules.changed(PolicyRules.DIAGNOSTICS, given.requireLegalChange());
    }

    private static long given(long value) {
        return value == 0 ? -1 : value;
    }
}
