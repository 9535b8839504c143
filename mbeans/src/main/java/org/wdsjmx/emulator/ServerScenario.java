package org.wdsjmx.emulator;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServicePolicy;

/**
 * One emulated server.
 *
 * <p>The defaults, except those of {@code installedFeatures} and {@code protocols}, are the emulator's own choice and no
 * statement about WDS.
 *
 * @param name the name to connect to, in any case
 * @param version operating system version as a raw number (its packing is not documented); default 10.0.20348 with 16 bits
 *     for each of major, minor, build and revision
 * @param installedFeatures mask of {@code WDSTRANSPORT_FEATURE_FLAGS}; default 7, all
 * @param protocols mask of {@code WDSTRANSPORT_PROTOCOL_FLAGS}; default 3, unicast and multicast
 * @param servicesRunning what the server says of its services; default true. While they do not run nobody
 *     joins and nothing is transferred
 * @param networkInterfaceName interface that carries the sessions; default {@code Ethernet}
 * @param networkInterfaceAddress MAC address of that interface; default {@code 00-15-5D-00-00-01}
 * @param capacity bytes per second that the interface can send, shared fairly by the sessions; default 117000000 (1 Gbit/s)
 * @param clientsPerSession how many clients one session takes before the next one is opened; default 200
 * @param reuseIds whether ids of clients that have left are handed out again before new ones; default false
 * @param linger how long a client that has everything stays listed at 100 percent; default 2 s
 * @param reactionDelay time from an accepted disconnect until the client is gone; default 1 s, 0 = at
 *     once, also while the server is frozen
 * @param before2008R2 whether it is a server before Windows Server 2008 R2: it has no policy for slow clients, shows neither
 *     TFTP transfers nor providers, and does not tell load and user of its clients; default false
 * @param multicastPolicy how it treats slow clients; default NONE, 1024 KB per second, 2 streams, with fallback. Parts that
 *     are absent or 0 have these defaults
 * @param servicePolicy addresses, ports and TFTP settings; default 239.0.0.1 to 239.0.0.254, FF15::1:1 to FF15::1:FE, ports
 *     64001 to 65000 but not fixed, network profile 3, no limit for TFTP blocks, variable window on. Parts that are absent or
 *     0 have these defaults. Of no effect on the transfers
 * @param diagnosticsPolicy what it logs; default nothing, with all components chosen
 * @param slowClientObservation how long a client must be slow until the server acts; default 60 s
 * @param namespaces what is offered from the start; names are unique
 * @param machines who comes for it; no two machines have the same MAC address, unless they are cloned
 * @param transfers TFTP transfers
 * @param faults what goes wrong, and when
 */
public record ServerScenario(
        String name,
        Long version,
        Long installedFeatures,
        Long protocols,
        Boolean servicesRunning,
        String networkInterfaceName,
        String networkInterfaceAddress,
        Long capacity,
        Integer clientsPerSession,
        Boolean reuseIds,
        Duration linger,
        Duration reactionDelay,
        Boolean before2008R2,
        MulticastPolicy multicastPolicy,
        ServicePolicy servicePolicy,
        DiagnosticsPolicy diagnosticsPolicy,
        Duration slowClientObservation,
        List<NamespaceScenario> namespaces,
        List<MachineGroup> machines,
        List<TransferScenario> transfers,
        List<TimedFault> faults) {

    /** Maximum block size and variable window. */
    private static final long TFTP_CAPABILITIES = 3;

    private static final long WINDOWS_SERVER_2022 = 10L << 48 | 20348L << 16;

    public ServerScenario {
        Check.text("server name", name);
        version = Check.orElse(version, WINDOWS_SERVER_2022);
        installedFeatures = Check.orElse(installedFeatures, 7L);
        protocols = Check.orElse(protocols, 3L);
        servicesRunning = Check.orElse(servicesRunning, true);
        networkInterfaceName = Check.orElse(networkInterfaceName, "Ethernet");
        networkInterfaceAddress = Check.orElse(networkInterfaceAddress, "00-15-5D-00-00-01");
        capacity = Check.atLeastOne("capacity", Check.orElse(capacity, 117_000_000L));
        clientsPerSession = Check.atLeastOne("clientsPerSession", Check.orElse(clientsPerSession, 200));
        reuseIds = Check.orElse(reuseIds, false);
        linger = Check.orElse(Check.notNegative("linger", linger), Duration.ofSeconds(2));
        reactionDelay = Check.orElse(Check.notNegative("reactionDelay", reactionDelay), Duration.ofSeconds(1));
        before2008R2 = Check.orElse(before2008R2, false);
        multicastPolicy = FurnishedPolicies.multicast(multicastPolicy);
        servicePolicy = FurnishedPolicies.service(servicePolicy);
        diagnosticsPolicy = FurnishedPolicies.diagnostics(diagnosticsPolicy);
        slowClientObservation =
                Check.orElse(Check.notNegative("slowClientObservation", slowClientObservation), Duration.ofSeconds(60));
        namespaces = List.copyOf(Check.orElse(namespaces, List.of()));
        machines = List.copyOf(Check.orElse(machines, List.of()));
        transfers = List.copyOf(Check.orElse(transfers, List.of()));
        faults = List.copyOf(Check.orElse(faults, List.of()));
        checkNamespaces(namespaces);
        checkMachines(namespaces, machines);
    }

    /** A server with all defaults. */
    public static ServerScenario of(String name, List<NamespaceScenario> namespaces, List<MachineGroup> machines) {
        return new ServerScenario(
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                namespaces,
                machines,
                null,
                null);
    }

    /** The same server with another capacity, in bytes per second. */
    public ServerScenario withCapacity(long bytesPerSecond) {
        return with(
                bytesPerSecond, clientsPerSession, reuseIds, multicastPolicy, slowClientObservation, transfers, faults);
    }

    /** The same server with smaller or larger sessions. */
    public ServerScenario withClientsPerSession(int clients) {
        return with(capacity, clients, reuseIds, multicastPolicy, slowClientObservation, transfers, faults);
    }

    /** The same server, which hands out freed client ids again first. */
    public ServerScenario reusingIds() {
        return with(capacity, clientsPerSession, true, multicastPolicy, slowClientObservation, transfers, faults);
    }

    /** The same server with these timed faults. */
    public ServerScenario withFaults(TimedFault... timedFaults) {
        return with(
                capacity,
                clientsPerSession,
                reuseIds,
                multicastPolicy,
                slowClientObservation,
                transfers,
                List.of(timedFaults));
    }

    /**
     * The same server, which treats slow clients in this way; parts that are unknown have the defaults.
     *
     * @param observation how long a client must be slow until the server acts; {@code null} = the default
     */
    public ServerScenario withMulticastPolicy(MulticastPolicy policy, Duration observation) {
        return with(capacity, clientsPerSession, reuseIds, policy, observation, transfers, faults);
    }

    /** The same server with these TFTP transfers. */
    public ServerScenario withTransfers(TransferScenario... tftp) {
        return with(
                capacity, clientsPerSession, reuseIds, multicastPolicy, slowClientObservation, List.of(tftp), faults);
    }

    private ServerScenario with(
            Long otherCapacity,
            Integer perSession,
            Boolean reuse,
            MulticastPolicy policy,
            Duration observation,
            List<TransferScenario> otherTransfers,
            List<TimedFault> otherFaults) {
        return new ServerScenario(
                name,
                version,
                installedFeatures,
                protocols,
                servicesRunning,
                networkInterfaceName,
                networkInterfaceAddress,
                otherCapacity,
                perSession,
                reuse,
                linger,
                reactionDelay,
                before2008R2,
                policy,
                servicePolicy,
                diagnosticsPolicy,
                observation,
                namespaces,
                machines,
                otherTransfers,
                otherFaults);
    }

    /** @param running whether the services run now */
    ServerDetails details(boolean running) {
        return before2008R2
                ? new ServerDetails(version, installedFeatures, protocols, running)
                : new ServerDetails(
                        version, installedFeatures, protocols, TFTP_CAPABILITIES, contentProviders(), running);
    }

    /** The built-in provider, and those that the namespaces name; what the server tells of them is made up. */
    List<ContentProvider> contentProviders() {
        return Stream.concat(Stream.of("WDS"), namespaces.stream().map(NamespaceScenario::contentProvider))
                .distinct()
                .map(provider -> new ContentProvider(
                        provider,
                        "Emulated content provider",
                        "%SystemRoot%\\System32\\" + provider + ".dll",
                        "Initialize"))
                .toList();
    }

    ServerScenario accelerated(double factor) {
        return new ServerScenario(
                name,
                version,
                installedFeatures,
                protocols,
                servicesRunning,
                networkInterfaceName,
                networkInterfaceAddress,
                capacity,
                clientsPerSession,
                reuseIds,
                Check.divided(linger, factor),
                Check.divided(reactionDelay, factor),
                before2008R2,
                multicastPolicy,
                servicePolicy,
                diagnosticsPolicy,
                Check.divided(slowClientObservation, factor),
                namespaces.stream().map(n -> n.accelerated(factor)).toList(),
                machines.stream().map(m -> m.accelerated(factor)).toList(),
                transfers.stream().map(t -> t.accelerated(factor)).toList(),
                faults.stream().map(f -> f.accelerated(factor)).toList());
    }

    private static void checkNamespaces(List<NamespaceScenario> namespaces) {
        Set<String> names = new HashSet<>();
        for (NamespaceScenario namespace : namespaces) {
            if (!names.add(namespace.name())) {
                throw Check.wrong(
                        "namespace name", namespace.name(), "it occurs twice", "Give every namespace its own name");
            }
        }
    }

    private static void checkMachines(List<NamespaceScenario> namespaces, List<MachineGroup> machines) {
        Set<String> addresses = new HashSet<>();
        for (MachineGroup group : machines) {
            NamespaceScenario target = namespaces.stream()
                    .filter(n -> n.name().equals(group.namespace()))
                    .findFirst()
                    .orElseThrow(() -> Check.wrong(
                            "namespace of machines " + group.name(),
                            group.namespace(),
                            "the server has no such namespace",
                            "Name one of "
                                    + namespaces.stream()
                                            .map(NamespaceScenario::name)
                                            .toList()));
            if (group.content() == null
                    ? target.contents().isEmpty()
                    : target.content(group.content()).isEmpty()) {
                throw Check.wrong(
                        "content of machines " + group.name(),
                        group.content(),
                        "namespace " + target.name() + " has no such content",
                        "Name one of "
                                + target.contents().stream()
                                        .map(ContentScenario::name)
                                        .toList());
            }
            for (int i = 0; i < group.count(); i++) {
                String address = group.macAddressOf(i);
                if (!group.cloned() && !addresses.add(address)) {
                    throw Check.wrong(
                            "MAC address of machines " + group.name(),
                            address,
                            "another machine of this server has it",
                            "Set macAddress so that the ranges of the groups do not overlap, or cloned: true if one address"
                                    + " for several machines is meant");
                }
            }
        }
    }
}
