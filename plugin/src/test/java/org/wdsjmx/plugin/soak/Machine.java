package org.wdsjmx.plugin.soak;

import java.util.Locale;

/**
 * A client of the {@link World}. Its name and its MAC address are its own for ever; its id is given to another machine once it has left.
 *
 * @param server the server that it is on
 * @param session the session that it is in
 */
record Machine(String server, long session, long id, String name, String mac) {

    static Machine numbered(long number, String server, long session, long id) {
        String mac = String.format(
                Locale.ROOT,
                "02-5D-%02X-%02X-%02X-%02X",
                number >> 24 & 255,
                number >> 16 & 255,
                number >> 8 & 255,
                number & 255);
        return new Machine(server, session, id, "PC-" + number, mac);
    }
}
