package org.wdsjmx.transport;

import java.util.List;

/**
 * A running transfer of one content to a group of clients, as {@code IWdsTransportSession} showed it in one read.
 *
 * @param id number of the session, unique on its server, unsigned 32 bit
 * @param networkInterfaceName name of the server's network interface that carries the session; {@code null} = unknown
 * @param networkInterfaceAddress MAC address (not an IP address) of that interface as text; {@code null} = unknown
 * @param transferRate bytes per second; -1 = unknown
 * @param masterClientId id of the client that sets the pace; 0 = none yet, -1 = unknown
 * @param clients machines that have joined, in the server's order
 */
public record Session(
        long id,
        String networkInterfaceName,
        String networkInterfaceAddress,
        long transferRate,
        long masterClientId,
        List<Client> clients) {

    public Session {
        clients = List.copyOf(clients);
    }

    /**
     * Whether this client sets the pace of the session in this read. False for everyone when the server gave the master's id to
     * several clients of the session: which of them it is cannot be told.
     */
    public boolean isMaster(Client client) {
        return masterClientId > 0
                && client.id() == masterClientId
                && clients.stream()
                                .filter(c -> c.id() == masterClientId)
                                .limit(2)
                                .count()
                        <= 1;
    }
}
