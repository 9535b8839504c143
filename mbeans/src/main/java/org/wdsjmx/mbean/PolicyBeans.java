package org.wdsjmx.mbean;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.AddressSource;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.SlowClientHandling;

/** The policies of a server, whose attributes can be written. Attributes written together are one change. */
final class PolicyBeans {

    static final String MULTICAST = "MulticastPolicy";
    static final String SERVICE = "ServicePolicy";
    static final String DIAGNOSTICS = "DiagnosticsPolicy";

    private PolicyBeans() {}

    static BeanType<MulticastPolicy> multicast(ServerActions server) {
        List<Column<MulticastPolicy>> attributes = List.of(
                new Column<>(
                        "SlowClientHandling",
                        "What the server does with slow clients: NONE, AUTO_DISCONNECT or MULTISTREAM, null = unknown",
                        SimpleType.STRING,
                        p -> name(p.slowClientHandling())),
                new Column<>(
                        "AutoDisconnectThreshold",
                        "Rate in kilobytes per second under which AUTO_DISCONNECT acts, 1 to 4194303, -1 = unknown",
                        SimpleType.LONG,
                        MulticastPolicy::autoDisconnectThreshold),
                new Column<>(
                        "MultistreamStreamCount",
                        "Most streams of one transmission with MULTISTREAM, 2 or 3, -1 = unknown",
                        SimpleType.LONG,
                        MulticastPolicy::multistreamStreamCount),
                new Column<>(
                        "SlowClientFallback",
                        "Whether clients that the server removes by itself are asked to go on by another way, null = unknown",
                        SimpleType.BOOLEAN,
                        MulticastPolicy::slowClientFallback));
        return writable(
                MULTICAST,
                "How the server treats slow clients, in all its sessions. A change is stored and the running services read it"
                        + " anew",
                attributes,
                values -> server.perform(new ServerAction.ChangeMulticastPolicy(new MulticastPolicy(
                                constant(SlowClientHandling.class, "SlowClientHandling", values),
                                number(values, "AutoDisconnectThreshold"),
                                number(values, "MultistreamStreamCount"),
                                (Boolean) values.get("SlowClientFallback"))
                        .requireLegalChange())));
    }

    static BeanType<ServicePolicy> service(ServerActions server) {
        List<Column<ServicePolicy>> attributes = List.of(
                new Column<>(
                        "Ipv4Source",
                        "Source of IPv4 multicast addresses: DHCP or RANGE",
                        SimpleType.STRING,
                        p -> name(p.ipv4().source())),
                new Column<>(
                        "Ipv4Start",
                        "First IPv4 multicast address of the range",
                        SimpleType.STRING,
                        p -> p.ipv4().start()),
                new Column<>(
                        "Ipv4End",
                        "Last IPv4 multicast address of the range",
                        SimpleType.STRING,
                        p -> p.ipv4().end()),
                new Column<>(
                        "Ipv6Source",
                        "Source of IPv6 multicast addresses: RANGE",
                        SimpleType.STRING,
                        p -> name(p.ipv6().source())),
                new Column<>(
                        "Ipv6Start",
                        "First IPv6 multicast address of the range",
                        SimpleType.STRING,
                        p -> p.ipv6().start()),
                new Column<>(
                        "Ipv6End",
                        "Last IPv6 multicast address of the range",
                        SimpleType.STRING,
                        p -> p.ipv6().end()),
                new Column<>("StartPort", "First UDP port, 1025 to 65535", SimpleType.LONG, ServicePolicy::startPort),
                new Column<>("EndPort", "Last UDP port, 1025 to 65535", SimpleType.LONG, ServicePolicy::endPort),
                new Column<>(
                        "NetworkProfile",
                        "1 custom, 2 10 Mbps, 3 100 Mbps, 4 1 Gbps; of effect on Windows Server 2008 only",
                        SimpleType.LONG,
                        ServicePolicy::networkProfile),
                new Column<>(
                        "FixedPorts",
                        "Whether UDP ports are taken from the range instead of from Winsock",
                        SimpleType.BOOLEAN,
                        ServicePolicy::fixedPorts),
                new Column<>(
                        "TftpMaximumBlockSize",
                        "Largest TFTP block in bytes, 512 to 65531, or 0 for no limit",
                        SimpleType.LONG,
                        ServicePolicy::tftpMaximumBlockSize),
                new Column<>(
                        "TftpVariableWindow",
                        "Whether the variable-window extension of TFTP is on",
                        SimpleType.BOOLEAN,
                        ServicePolicy::tftpVariableWindow));
        return writable(
                SERVICE,
                "Addresses, ports and TFTP settings of the transport services. Unknown numbers are -1, other unknown values"
                        + " null. Some changes need a restart of the services",
                attributes,
                values -> server.perform(new ServerAction.ChangeServicePolicy(new ServicePolicy(
                                addresses("Ipv4", values),
                                addresses("Ipv6", values),
                                number(values, "StartPort"),
                                number(values, "EndPort"),
                                number(values, "NetworkProfile"),
                                (Boolean) values.get("FixedPorts"),
                                number(values, "TftpMaximumBlockSize"),
                                (Boolean) values.get("TftpVariableWindow"))
                        .requireLegalChange())));
    }

    static BeanType<DiagnosticsPolicy> diagnostics(ServerActions server) {
        List<Column<DiagnosticsPolicy>> attributes = List.of(
                new Column<>(
                        "Enabled",
                        "Whether the server logs for diagnosis into its event log, null = unknown",
                        SimpleType.BOOLEAN,
                        DiagnosticsPolicy::enabled),
                new Column<>(
                        "Components",
                        "Sum of 1 (PXE), 2 (TFTP), 4 (image server) and 8 (multicast), -1 = unknown",
                        SimpleType.LONG,
                        DiagnosticsPolicy::components));
        return writable(
                DIAGNOSTICS,
                "What the server logs for diagnosis",
                attributes,
                values -> server.perform(new ServerAction.ChangeDiagnosticsPolicy(
                        new DiagnosticsPolicy((Boolean) values.get("Enabled"), number(values, "Components"))
                                .requireLegalChange())));
    }

    private static <T> BeanType<T> writable(
            String name, String description, List<Column<T>> attributes, BeanType.Editor editor) {
        return new BeanType<>(
                "org.wdsjmx." + name,
                description,
                attributes.stream().map(Column::asWritable).toList(),
                List.of(),
                editor,
                List.of());
    }

    private static MulticastAddresses addresses(String family, Map<String, Object> values) {
        return new MulticastAddresses(
                constant(AddressSource.class, family + "Source", values),
                (String) values.get(family + "Start"),
                (String) values.get(family + "End"));
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static long number(Map<String, Object> values, String name) {
        Long number = (Long) values.get(name);
        if (number == null) {
            return -1;
        }
        if (number < 0) {
            // -1 stands for unknown when it is read, so as a change it would silently change nothing.
            throw new IllegalArgumentException(name + ' ' + number + " is negative. Nothing was changed.");
        }
        return number;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, Map<String, Object> values) {
        String text = (String) values.get(name);
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " \"" + text + "\" is not known. Legal: "
                        + Arrays.toString(type.getEnumConstants()) + " but UNKNOWN. Nothing was changed."));
    }
}
