package org.wdsjmx.plugin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names under which servers are shown. */
final class ServerNames {

    private ServerNames() {}

    /**
     * The address that the backend takes for each name that readers see, in the order given. The empty address is the local
     * server, which is shown by the name of this host.
     */
    static Map<String, String> of(List<String> addresses) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String address : addresses) {
            names.put(address.isEmpty() ? localHost() : address, address);
        }
        return names;
    }

    private static String localHost() {
        // Windows knows its name without asking the network.
        String computer = System.getenv("COMPUTERNAME");
        if (computer != null && !computer.isBlank()) {
            return computer;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
