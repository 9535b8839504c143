package org.wdsjmx.transport.contract;

import java.util.List;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.transport.TransportBackend;

/**
 * A server that a contract test furnishes before it looks at it through the port. Each backend has its own: the emulator's
 * is filled in memory, the COM server's through its state file. What is furnished stands still until the test changes it.
 */
public interface TransportWorld extends AutoCloseable {

    /** The backend under test. */
    TransportBackend backend();

    /** The name of the furnished server. */
    String server();

    /** Adds a registered namespace with provider {@code WDS} and no content. */
    void namespace(String name, NamespaceKind kind);

    /**
     * Lets a machine take part in the session of a content; the content and its one session come to be with the first
     * machine.
     *
     * @return the client id that the server gave it
     */
    long join(String namespace, String content, Machine machine);

    /** The machine goes without being asked. */
    void leave(long clientId);

    /** The machine goes and another takes its place in the same session under the same id. */
    void replace(long clientId, Machine successor);

    /** The TFTP transfers that are under way. */
    default void transfers(List<TftpClient> transfers) {
        throw new UnsupportedOperationException();
    }

    /** Makes it a server before Windows Server 2008 R2: it has none of the newer interfaces. */
    default void olderServer() {
        throw new UnsupportedOperationException();
    }

    /** From now on contents, sessions and clients share their ids by twos, as far as there is a neighbour. */
    default void repeatIds() {
        throw new UnsupportedOperationException();
    }

    /** From now on these calls fail with this code; {@link Fault#HANG} hangs and ignores the code. */
    void fail(Fault fault, int hresult);

    /** Ends every fault; calls that hang return. */
    void heal();

    /** Every disconnect that reached the server, oldest first. */
    List<Disconnect> disconnects();

    @Override
    void close();

    /** One disconnect that reached the server. */
    record Disconnect(long clientId, DisconnectType type) {}

    /** What can be made to fail. */
    enum Fault {
        /** Connecting to the server. */
        CONNECT,
        /** Listing the namespaces. */
        RETRIEVE_NAMESPACES,
        /** Listing the clients of every session. */
        RETRIEVE_CLIENTS,
        /** Reading the name of every client. */
        CLIENT_NAME,
        /** Reading the MAC address of every client. */
        CLIENT_MAC,
        /** The disconnect itself. */
        DISCONNECT,
        /** The decisive call of every {@link org.wdsjmx.transport.ServerAction}: Terminate, Commit, Register and so on. */
        ACTION,
        /** Listing the namespaces does not return until {@link TransportWorld#heal()}. */
        HANG
    }

    /**
     * A machine as the server is to show it.
     *
     * @param completion percent, 0 to 100
     * @param joinDuration seconds
     * @param cpu percent or 255
     * @param memory percent or 255
     * @param network percent or 255
     */
    record Machine(
            String name,
            String macAddress,
            String ipAddress,
            String userIdentity,
            int completion,
            int joinDuration,
            int cpu,
            int memory,
            int network) {

        /** A machine of which only name and address matter. */
        public static Machine named(String name, String macAddress) {
            return new Machine(name, macAddress, "10.0.0.9", "CONTOSO\\deploy", 37, 120, 10, 20, 30);
        }
    }
}
