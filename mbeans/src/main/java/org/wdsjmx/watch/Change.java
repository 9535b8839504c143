package org.wdsjmx.watch;

/** Something that differs between two views of one server. */
public sealed interface Change {

    /** The server answers again, or for the first time. */
    record ServerUp() implements Change {}

    /** The server stopped to answer. */
    record ServerDown(ServerView.Failure failure) implements Change {}

    /** A session is new. */
    record SessionStarted(WatchedSession session) implements Change {}

    /** A session is gone; it is given as it was last seen. */
    record SessionEnded(WatchedSession session) implements Change {}

    /** A client is new. Those of the very first read are not reported: nobody saw them join. */
    record ClientJoined(WatchedClient client) implements Change {}

    /** A client is gone; it is given as it was last seen. */
    record ClientLeft(WatchedClient client, DepartureOutcome outcome) implements Change {}

    /** A client has made no progress for too long. */
    record ClientStalled(WatchedClient client) implements Change {}

    /** A stalled client makes progress again. */
    record ClientResumed(WatchedClient client) implements Change {}
}
