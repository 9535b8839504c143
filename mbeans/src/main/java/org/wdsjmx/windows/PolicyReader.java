package org.wdsjmx.windows;

import org.wdsjmx.transport.AddressSource;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.windows.FaultLog.Place;

/**
 * Reads the policies of a server. All of it is optional: what cannot be read is unknown and logged, what the server is too old
 * for is unknown in silence.
 */
final class PolicyReader {

    private static final Place MULTICAST = new Place(null, "server", "multicast policy");
    private static final Place SERVICE = new Place(null, "server", "service policy");
    private static final Place DIAGNOSTICS = new Place(null, "server", "diagnostics policy");

    private interface Source {
        ComObject get(ComObject server) throws ComException;
    }

    private interface Values<T> {
        T of(ComObject policy) throws ComException;
    }

    private final FaultLog faults;
    private final PropertyReader properties;

    PolicyReader(PropertyReader properties, FaultLog faults) {
        this.faults = faults;
        this.properties = properties;
    }

    ServerPolicies read(ComObject server) {
        return new ServerPolicies(
                read(server, PolicyAccess::multicast, this::multicast, MULTICAST),
                read(server, PolicyAccess::service, this::service, SERVICE),
                read(server, PolicyAccess::diagnostics, this::diagnostics, DIAGNOSTICS));
    }

    private <T> T read(ComObject server, Source source, Values<T> values, Place place) {
        try (ComObject policy = source.get(server)) {
            return values.of(policy);
        } catch (ComException e) {
            faults.property(place, e);
        } catch (ConnectionLostException e) {
            properties.broken(place, e);
        }
        return null;
    }

    private MulticastPolicy multicast(ComObject policy) throws ComException {
        long handling = properties.number(policy, ApiMember.MULTICAST_SLOW_CLIENT_HANDLING, MULTICAST);
        return new MulticastPolicy(
                handling == -1 ? null : SlowClientHandling.of(handling),
                properties.number(policy, ApiMember.MULTICAST_THRESHOLD, MULTICAST),
                properties.number(policy, ApiMember.MULTICAST_STREAM_COUNT, MULTICAST),
                properties.truth(policy, ApiMember.MULTICAST_FALLBACK, MULTICAST));
    }

    private DiagnosticsPolicy diagnostics(ComObject policy) throws ComException {
        return new DiagnosticsPolicy(
                properties.truth(policy, ApiMember.DIAGNOSTICS_ENABLED, DIAGNOSTICS),
                properties.number(policy, ApiMember.DIAGNOSTICS_COMPONENTS, DIAGNOSTICS));
    }

    private ServicePolicy service(ComObject policy) throws ComException {
        long profile = properties.number(policy, ApiMember.SERVICE_NETWORK_PROFILE, SERVICE);
        Settings2012 newer = settings2012(policy);
        return new ServicePolicy(
                addresses(policy, AddressFamily.IPV4),
                addresses(policy, AddressFamily.IPV6),
                properties.number(policy, ApiMember.SERVICE_START_PORT, SERVICE),
                properties.number(policy, ApiMember.SERVICE_END_PORT, SERVICE),
                // WdsTptNetworkProfileUnknown is 0; what is above 4 was invented later.
                profile >= 1 && profile <= 4 ? profile : -1,
                newer.fixedPorts,
                newer.tftpMaximumBlockSize,
                newer.tftpVariableWindow);
    }

    private MulticastAddresses addresses(ComObject policy, AddressFamily family) throws ComException {
        long source = properties.number(policy, ApiMember.SERVICE_ADDRESS_SOURCE, family.value(), SERVICE);
        return new MulticastAddresses(
                source == -1 ? null : AddressSource.of(source),
                properties.text(policy, ApiMember.SERVICE_START_ADDRESS, family.value(), SERVICE),
                properties.text(policy, ApiMember.SERVICE_END_ADDRESS, family.value(), SERVICE));
    }

    /** The properties of {@code IWdsTransportServicePolicy2}. */
    private record Settings2012(Boolean fixedPorts, long tftpMaximumBlockSize, Boolean tftpVariableWindow) {
        static final Settings2012 NONE = new Settings2012(null, -1, null);
    }

    private Settings2012 settings2012(ComObject policy) {
        try (ComObject newer = policy.query(ApiInterface.SERVICE_POLICY_2)) {
            return new Settings2012(
                    fixedPorts(properties.number(newer, ApiMember.SERVICE_PORT_POLICY, SERVICE)),
                    properties.number(newer, ApiMember.SERVICE_BLOCK_SIZE, SERVICE),
                    properties.truth(newer, ApiMember.SERVICE_VARIABLE_WINDOW, SERVICE));
        } catch (ComException e) {
            faults.property(SERVICE, e);
        } catch (ConnectionLostException e) {
            properties.broken(SERVICE, e);
        }
        return Settings2012.NONE;
    }

    /** The one enumeration of the API whose 0 is a value: dynamic ports. */
    private static Boolean fixedPorts(long policy) {
        if (policy == 0) {
            return false;
        }
        return policy == 1 ? true : null;
    }
}
