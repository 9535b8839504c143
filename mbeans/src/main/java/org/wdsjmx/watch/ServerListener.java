package org.wdsjmx.watch;

import java.util.List;

/**
 * Hears of every new view of a server.
 *
 * <p>Calls for one server come one after another, in the order of the views, on whichever thread published the view. An
 * implementation must not wait for the server.
 */
public interface ServerListener {

    /**
     * A server has a new view.
     *
     * @param server the server, for what can be asked of it
     * @param view what is known now
     * @param changes what differs from the view before
     * @param reading the read that led to it
     */
    void published(ServerOperations server, ServerView view, List<Change> changes, Reading reading);
}
