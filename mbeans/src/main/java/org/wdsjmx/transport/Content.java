package org.wdsjmx.transport;

import java.util.List;

/**
 * An object that is being sent, for example one image file, as {@code IWdsTransportContent} showed it in one read.
 *
 * @param id number of the content, unique on its server, unsigned 32 bit
 * @param name name of the object, for example the file name; {@code null} = unknown
 * @param sessions running sessions of this content; one content can have several
 */
public record Content(long id, String name, List<Session> sessions) {

    public Content {
        sessions = List.copyOf(sessions);
    }
}
