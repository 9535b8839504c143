package org.wdsjmx.emulator;

/**
 * One machine: who it is, how fast it is and how it behaves.
 *
 * @param name name as the server shows it, any text; {@code null} = the server does not know
 * @param macAddress MAC address as the server shows it, in any notation; also decides the random draws of this machine
 * @param ipAddress IPv4 or IPv6 address as text; {@code null} = the server does not know
 * @param userIdentity user behind the client; {@code null} = the server does not know
 * @param attendance whether it comes again; its joining time has no meaning for a machine that is put in by a call
 * @param link how fast it can receive; default {@link Link#DEFAULT}
 * @param stall when it stops answering; {@code null} = never
 * @param slowdown when its link becomes slower; {@code null} = never
 * @param utilization what it tells of its load; default {@link Utilization#GENERATED}
 */
public record EmulatedMachine(
        String name,
        String macAddress,
        String ipAddress,
        String userIdentity,
        Attendance attendance,
        Link link,
        Stall stall,
        Slowdown slowdown,
        Utilization utilization) {

    public EmulatedMachine {
        Check.text("MAC address of machine " + name, macAddress);
        attendance = Check.orElse(attendance, Attendance.ONCE);
        link = Check.orElse(link, Link.DEFAULT);
        utilization = Check.orElse(utilization, Utilization.GENERATED);
    }

    /** A machine with an even link, of which nothing else matters. */
    public static EmulatedMachine named(String name, String macAddress, long bytesPerSecond) {
        return new EmulatedMachine(name, macAddress, null, null, null, Link.of(bytesPerSecond), null, null, null);
    }
}
