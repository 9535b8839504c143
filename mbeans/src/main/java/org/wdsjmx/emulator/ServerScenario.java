package org.wdsjmx.emulator;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.ServerDetails;

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
 * @param servicesRunning what the server says of its services; default true. It has no effect on the transfers
 * @param networkInterfaceName interface that carries the sessions; default {@code Ethernet}
 * @param networkInterfaceAddress MAC address of that interface; default {@code 00-15-5D-00-00-01}
 * @param capacity bytes per second that the interface can send, shared fairly by the sessions; default 117000000 (1 Gbit/s)
 * @param clientsPerSession how many clients one session takes before the next one is opened; default 200
 * @param reuseIds whether ids of clients that have left are handed out again before new ones; default false
 * @param linger how long a client that has everything stays listed at 100 percent; default 2 s
 * @param reactionDelay time from an accepted disconnect until the client is gone; default 1 s, 0 = at
 *     once, also while the server is frozen
 * @param namespaces what is offered from the start; names are unique
 * @param machines who comes for it; no two machines have the same MAC address
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
        List<NamespaceScenario> namespaces,
        List<MachineGroup> machines,
        List<TimedFault> faults) {

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
        namespaces = List.copyOf(Check.orElse(namespaces, List.of()));
        machines = List.copyOf(Check.orElse(machines, List.of()));
        faults = List.copyOf(Check.orElse(faults, List.of()));
        checkNamespaces(namespaces);
        checkMachines(namespaces, machines);
    }

    /** A server with all defaults. */
    public static ServerScenario of(String name, List<NamespaceScenario> namespaces, List<MachineGroup> machines) {
        return new ServerScenario(
                name, null, null, null, null, null, null, null, null, null, null, null, namespaces, machines, null);
    }

    /** The same server with another capacity, in bytes per second. */
    public ServerScenario withCapacity(long bytesPerSecond) {
        return with(bytesPerSecond, clientsPerSession, reuseIds, faults);
    }

    /** The same server with smaller or larger sessions. */
    public ServerScenario withClientsPerSession(int clients) {
        return with(capacity, clients, reuseIds, faults);
    }

    /** The same server, which hands out freed client ids again first. */
    public ServerScenario reusingIds() {
        return with(capacity, clientsPerSession, true, faults);
    }

    /** The same server with these timed faults. */
    public ServerScenario withFaults(TimedFault... timedFaults) {
        return with(capacity, clientsPerSession, reuseIds, List.of(timedFaults));
    }

    private ServerScenario with(Long otherCapacity, Integer perSession, Boolean reuse, List<TimedFault> otherFaults) {
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
                namespaces,
                machines,
                otherFaults);
    }

    ServerDetails details() {
        return new ServerDetails(version, installedFeatures, protocols, servicesRunning);
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
                namespaces.stream().map(n -> n.accelerated(factor)).toList(),
                machines.stream().map(m -> m.accelerated(factor)).toList(),
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
                if (!addresses.add(address)) {
                    throw Check.wrong(
                            "MAC address of machines " + group.name(),
                            address,
                            "another machine of this server has it",
                            "Set macAddress so that the ranges of the groups do not overlap");
                }
            }
        }
    }
}
