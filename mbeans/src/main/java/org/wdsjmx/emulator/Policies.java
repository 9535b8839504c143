package org.wdsjmx.emulator;

import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.TransportException;

/** The policies of one server as they are now. Guarded by the lock of the server. */
final class Policies {

    private final boolean older;
    private MulticastPolicy multicast;
    private ServicePolicy service;
    private DiagnosticsPolicy diagnostics;

    Policies(ServerScenario scenario) {
        this.older = scenario.before2008R2();
        this.multicast = scenario.multicastPolicy();
        this.service = scenario.servicePolicy();
        this.diagnostics = scenario.diagnosticsPolicy();
    }

    /** The one in force; a server that has none does nothing about slow clients. */
    MulticastPolicy multicast() {
        return older ? PolicyRules.MULTICAST : multicast;
    }

    /** As the server shows them: one before Windows Server 2008 R2 does not know what came later. */
    ServerPolicies show() {
        return older
                ? new ServerPolicies(null, withoutNews(service), diagnostics)
                : new ServerPolicies(multicast, service, diagnostics);
    }

    private static ServicePolicy withoutNews(ServicePolicy policy) {
        return new ServicePolicy(
                policy.ipv4(),
                policy.ipv6(),
                policy.startPort(),
                policy.endPort(),
                policy.networkProfile(),
                null,
                -1,
                null);
    }

    void change(MulticastPolicy change, String what) throws TransportException {
        if (older) {
            throw Codes.failure(what, Codes.MULTICAST_POLICY_NOT_SUPPORTED);
        }
        multicast = PolicyRules.changed(multicast, change);
    }

    void change(ServicePolicy change, String what) throws TransportException {
        if (older && change.fixedPorts() != null) {
            throw Codes.failure(what, Codes.UDP_PORT_POLICY_NOT_SUPPORTED);
        }
        if (older && change.tftpMaximumBlockSize() != -1) {
            throw Codes.failure(what, Codes.TFTP_MAX_BLOCKSIZE_NOT_SUPPORTED);
        }
        if (older && change.tftpVariableWindow() != null) {
            throw Codes.failure(what, Codes.TFTP_VAR_WINDOW_NOT_SUPPORTED);
        }
        service = PolicyRules.changed(service, change, what);
    }

    void change(DiagnosticsPolicy change) {
        diagnostics = PolicyRules.changed(diagnostics, change);
    }
}
