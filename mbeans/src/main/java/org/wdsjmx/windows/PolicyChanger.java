package org.wdsjmx.windows;

import org.wdsjmx.transport.AddressSource;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.TransportException;

/**
 * Changes the policies of a server: all of a change or nothing. What is known in the change is set on an object that has the
 * stored values, then committed; whatever fails, the object is made to forget the change.
 */
final class PolicyChanger {

    /** WdsTptServiceNotifyReadSettings. */
    private static final int READ_SETTINGS = 1;

    private interface Puts {
        void on(ComObject policy) throws ComException;
    }

    private interface Put {
        void call() throws ComException;
    }

    private final ServerAccess server;

    PolicyChanger(ServerAccess server) {
        this.server = server;
    }

    /**
     * Changes how slow clients are treated.
     *
     * @throws ComException with the code of the call that failed; nothing was changed
     * @throws TransportException when the change is stored, but the services could not be told
     */
    void change(MulticastPolicy change) throws ComException, TransportException {
        commit(PolicyAccess.multicast(server.object()), policy -> {
            if (change.slowClientHandling() != null) {
                policy.call(
                        ApiMember.MULTICAST_SET_SLOW_CLIENT_HANDLING,
                        change.slowClientHandling().value());
            }
            putNumber(policy, ApiMember.MULTICAST_SET_THRESHOLD, change.autoDisconnectThreshold());
            putNumber(policy, ApiMember.MULTICAST_SET_STREAM_COUNT, change.multistreamStreamCount());
            putTruth(policy, ApiMember.MULTICAST_SET_FALLBACK, change.slowClientFallback());
        });
    }

    /** Changes what is logged for diagnosis; fails as {@link #change(MulticastPolicy)} does. */
    void change(DiagnosticsPolicy change) throws ComException, TransportException {
        commit(PolicyAccess.diagnostics(server.object()), policy -> {
            putTruth(policy, ApiMember.DIAGNOSTICS_SET_ENABLED, change.enabled());
            putNumber(policy, ApiMember.DIAGNOSTICS_SET_COMPONENTS, change.components());
        });
    }

    /**
     * Changes addresses, ports and TFTP settings; fails as {@link #change(MulticastPolicy)} does, and with E_NOINTERFACE for
     * settings that came with Windows Server 2012 on an older one.
     */
    void change(ServicePolicy change) throws ComException, TransportException {
        commit(PolicyAccess.service(server.object()), policy -> {
            putAddresses(policy, AddressFamily.IPV4, change.ipv4());
            putAddresses(policy, AddressFamily.IPV6, change.ipv6());
            putRange(
                    change.startPort() != -1,
                    () -> putNumber(policy, ApiMember.SERVICE_SET_START_PORT, change.startPort()),
                    change.endPort() != -1,
                    () -> putNumber(policy, ApiMember.SERVICE_SET_END_PORT, change.endPort()));
            putNumber(policy, ApiMember.SERVICE_SET_NETWORK_PROFILE, change.networkProfile());
            if (change.fixedPorts() != null
                    || change.tftpMaximumBlockSize() != -1
                    || change.tftpVariableWindow() != null) {
                putSettings2012(policy, change);
            }
        });
    }

    private static void putSettings2012(ComObject policy, ServicePolicy change) throws ComException {
        try (ComObject newer = policy.query(ApiInterface.SERVICE_POLICY_2)) {
            if (change.fixedPorts() != null) {
                newer.call(ApiMember.SERVICE_SET_PORT_POLICY, change.fixedPorts() ? 1 : 0);
            }
            putNumber(newer, ApiMember.SERVICE_SET_BLOCK_SIZE, change.tftpMaximumBlockSize());
            putTruth(newer, ApiMember.SERVICE_SET_VARIABLE_WINDOW, change.tftpVariableWindow());
        }
    }

    private static void putAddresses(ComObject policy, AddressFamily family, MulticastAddresses change)
            throws ComException {
        AddressSource source = change.source();
        if (source != null) {
            policy.call(ApiMember.SERVICE_SET_ADDRESS_SOURCE, family.value(), source.value());
        }
        putRange(
                change.start() != null,
                () -> policy.put(ApiMember.SERVICE_SET_START_ADDRESS, family.value(), change.start()),
                change.end() != null,
                () -> policy.put(ApiMember.SERVICE_SET_END_ADDRESS, family.value(), change.end()));
    }

    /**
     * Sets both ends of a range. Whether the server checks their order at each put or at Commit is not documented; if at each
     * put, a range that moves up past its old end has to begin with its new end.
     */
    private static void putRange(boolean hasStart, Put start, boolean hasEnd, Put end) throws ComException {
        if (hasStart && hasEnd) {
            try {
                start.call();
            } catch (ComException e) {
                if (!e.isRangeOutOfOrder()) {
                    throw e;
                }
                end.call();
                start.call();
                return;
            }
            end.call();
        } else if (hasStart) {
            start.call();
        } else if (hasEnd) {
            end.call();
        }
    }

    private static void putNumber(ComObject policy, ApiMember member, long value) throws ComException {
        if (value != -1) {
            policy.call(member, (int) value);
        }
    }

    private static void putTruth(ComObject policy, ApiMember member, Boolean value) throws ComException {
        if (value != null) {
            policy.put(member, value);
        }
    }

    private void commit(ComObject fresh, Puts puts) throws ComException, TransportException {
        try (ComObject policy = fresh;
                ComObject configuration = PolicyAccess.configuration(server.object())) {
            boolean committed = false;
            try {
                puts.on(policy);
                policy.call(ApiMember.POLICY_COMMIT);
                committed = true;
            } finally {
                if (!committed) {
                    discard(policy);
                }
            }
            tellServices(configuration);
        }
    }

    /** So that nobody who gets this object later commits half a change along with his own. */
    private static void discard(ComObject policy) {
        try {
            policy.call(ApiMember.POLICY_DISCARD);
        } catch (ComException | ConnectionLostException e) {
            // The failure that led here is the one to tell; whoever gets the object next discards again.
        }
    }

    private void tellServices(ComObject configuration) throws TransportException {
        try {
            configuration.call(ApiMember.CONFIGURATION_NOTIFY_SERVICES, READ_SETTINGS);
        } catch (ComException e) {
            throw notTold(e);
        } catch (ConnectionLostException e) {
            server.suspect();
            throw notTold(e.call());
        }
    }

    private TransportException notTold(ComException e) {
        return new TransportException(
                "The change is stored on " + server.label() + ", but the services have not re-read their settings and"
                        + " use the old ones until they start again: " + e.what(),
                e.error());
    }
}
