package org.wdsjmx.plugin.config;

/**
 * Remote JMX on the loopback interface.
 *
 * @param port TCP port of both the registry and the objects, 0 to 65535; 0 = any free one. Has no default: whoever writes the
 *     section says where to connect
 */
public record JmxSettings(Integer port) {

    public JmxSettings {
        new Rules()
                .require(port != null, "port", "is missing; give the port for JMX consoles, for example 9010")
                .require(port == null || TcpPort.isLegal(port), "port", port == null ? "" : TcpPort.complaint(port))
                .enforce();
    }
}
