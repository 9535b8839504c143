package org.wdsjmx.transport;

import java.util.List;

/**
 * One WDS transport server, as the port that every backend implements.
 *
 * <p><b>Threading.</b> An instance belongs to the thread that got it from {@link TransportBackend#connect}: every call,
 * {@link #close()} included, is made there, but for {@link #giveUp()} and {@link #progress()}. A call may block for as long
 * as the server likes; who needs a deadline waits on another thread, and gives the call up.
 */
public interface TransportServer extends AutoCloseable {

    /**
     * Walks the whole tree once.
     *
     * <p>Something that ends while the walk is under way is left out, a property that fails is unknown, a branch that fails
     * is reported in {@link ServerSnapshot#faults()} while the rest is still read. A code that says that the server is gone
     * ({@link FailureScope#SERVER}) fails the read wherever it comes up, unless the server is seen to be well beside it.
     *
     * @throws TransportException when nothing of the server can be read (unreachable, access denied, role not installed), or
     *     when it is lost on the way
     */
    ServerSnapshot read() throws TransportException;

    /**
     * Asks the server to remove clients. The tree is read anew, and a client is only touched when both its id and its MAC
     * address are those that the caller saw.
     *
     * @param clients the machines that are meant
     * @param type what each is asked to do next
     * @return one result for each client, in the same order
     * @throws TransportException when the server could not be asked at all; then no client was touched
     */
    List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type) throws TransportException;

    /**
     * Does what is asked. The tree is read anew to find the target; what was seen under the same id but is another object now is
     * not touched.
     *
     * @throws TransportException when the server refuses, the target is not there any more (the code says what was not
     *     found), or the server could not be asked
     */
    void perform(ServerAction action) throws TransportException;

    /**
     * Nobody waits for the call under way any more. It asks the server nothing from then on and fails; only what has begun to
     * change the server is brought to its end. A question that is on its way to the server is not taken back. After that the
     * instance can only be closed. May be called by any thread and returns at once. Nothing has to be done where every
     * call returns at once.
     */
    default void giveUp() {}

    /**
     * What the call under way is asking the server and how far it has come, as part of a sentence for an administrator, for
     * example {@code in Name of session 5, client 812}; empty when no call is under way. May be called by any thread and
     * returns at once.
     */
    default String progress() {
        return "";
    }

    /** Lets go of everything that belongs to the server. Never throws. */
    @Override
    void close();
}
