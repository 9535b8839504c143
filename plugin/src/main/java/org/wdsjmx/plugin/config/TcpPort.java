package org.wdsjmx.plugin.config;

/** The rule for port numbers. */
final class TcpPort {

    private static final int HIGHEST = 65_535;

    private TcpPort() {}

    static boolean isLegal(int port) {
        return port >= 0 && port <= HIGHEST;
    }

    static String complaint(int port) {
        return port + " is not a port; it must be 0 to " + HIGHEST + ", where 0 takes any free one";
    }
}
