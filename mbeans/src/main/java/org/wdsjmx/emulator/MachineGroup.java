package org.wdsjmx.emulator;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One machine or several like machines of a scenario.
 *
 * @param name name pattern: {@code {n}} stands for the number of the machine, {@code {nn}} for the number with at least two
 *     digits, and so on. Needed when there is more than one machine. Any text, because machines of a network bear any name
 * @param count how many machines; default 1
 * @param firstNumber number of the first machine; default 1
 * @param macAddress MAC address of the first machine, the others count up from it unless they are cloned; default derived from
 *     the name
 * @param cloned whether the machines are copies of one image or have network adapters of one address, as it happens: all bear
 *     {@code macAddress}, also when other machines of the server bear it; each has its own id. Default false
 * @param ipAddress IPv4 address of the first machine, the others count up from it, or the IPv6 address of a single machine;
 *     default {@code 10.} and the last three bytes of the MAC address
 * @param user user behind the client, with {@code {n}} as in the name; absent = unknown
 * @param namespace name of the namespace whose content they ask for
 * @param content name of that content; default the first one of the namespace
 * @param join when they come; default at the start, once
 * @param link how fast they can receive; default 100 MB/s
 * @param stall when they stop answering; absent = never
 * @param slowdown when their link becomes slower; absent = never
 * @param utilization what they tell of their load; default generated
 */
public record MachineGroup(
        @Verbatim String name,
        Integer count,
        Integer firstNumber,
        String macAddress,
        Boolean cloned,
        String ipAddress,
        String user,
        String namespace,
        String content,
        Attendance join,
        Link link,
        Stall stall,
        Slowdown slowdown,
        Utilization utilization) {

    private static final Pattern NUMBER = Pattern.compile("\\{(n+)}");

    public MachineGroup {
        Check.text("name of machines", name);
        count = Check.atLeastOne("count of machines " + name, Check.orElse(count, 1));
        firstNumber = Check.orElse(firstNumber, 1);
        if (count > 1 && !NUMBER.matcher(name).find()) {
            throw Check.wrong(
                    "name of machines", name, "several machines need different names", "Put {n} or {nn} into it");
        }
        Check.text("namespace of machines " + name, namespace);
        macAddress = macAddress == null ? Addresses.macFor(name) : macAddress;
        cloned = Check.orElse(cloned, false);
        Addresses.mac(macAddress, cloned ? 0 : count - 1);
        ipAddress = ipAddress == null ? Addresses.ipFor(macAddress) : ipAddress;
        Addresses.ip(ipAddress, count - 1);
        join = Check.orElse(join, Attendance.ONCE);
        link = Check.orElse(link, Link.DEFAULT);
        utilization = Check.orElse(utilization, Utilization.GENERATED);
    }

    /** Machines with all defaults. */
    public static MachineGroup of(String name, int count, String namespace) {
        return new MachineGroup(
                name, count, null, null, null, null, null, namespace, null, null, null, null, null, null);
    }

    /** The same machines, which all bear this MAC address. */
    public MachineGroup clonedFrom(String address) {
        return new MachineGroup(
                name,
                count,
                firstNumber,
                address,
                true,
                ipAddress,
                user,
                namespace,
                content,
                join,
                link,
                stall,
                slowdown,
                utilization);
    }

    /** The same machines at other times. */
    public MachineGroup joining(Attendance attendance) {
        return with(attendance, link, stall, slowdown, utilization);
    }

    /** The same machines with another link. */
    public MachineGroup linked(Link otherLink) {
        return with(join, otherLink, stall, slowdown, utilization);
    }

    /** The same machines, which stall. */
    public MachineGroup stalling(Stall otherStall) {
        return with(join, link, otherStall, slowdown, utilization);
    }

    /** The same machines, which become slow. */
    public MachineGroup slowing(Slowdown otherSlowdown) {
        return with(join, link, stall, otherSlowdown, utilization);
    }

    /** The same machines, which tell something else of their load. */
    public MachineGroup reporting(Utilization otherUtilization) {
        return with(join, link, stall, slowdown, otherUtilization);
    }

    String macAddressOf(int index) {
        return Addresses.mac(macAddress, cloned ? 0 : index);
    }

    EmulatedMachine machine(int index) {
        int number = firstNumber + index;
        return new EmulatedMachine(
                numbered(name, number),
                macAddressOf(index),
                Addresses.ip(ipAddress, index),
                user == null ? null : numbered(user, number),
                join,
                link,
                stall,
                slowdown,
                utilization);
    }

    MachineGroup accelerated(double factor) {
        return with(
                join.accelerated(factor),
                link,
                stall == null ? null : stall.accelerated(factor),
                slowdown == null ? null : slowdown.accelerated(factor),
                utilization);
    }

    private MachineGroup with(
            Attendance attendance, Link otherLink, Stall otherStall, Slowdown otherSlowdown, Utilization load) {
        return new MachineGroup(
                name,
                count,
                firstNumber,
                macAddress,
                cloned,
                ipAddress,
                user,
                namespace,
                content,
                attendance,
                otherLink,
                otherStall,
                otherSlowdown,
                load);
    }

    private static String numbered(String pattern, int number) {
        return NUMBER.matcher(pattern)
                .replaceAll(match ->
                        String.format(Locale.ROOT, "%0" + match.group(1).length() + "d", number));
    }
}
