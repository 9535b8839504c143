package org.wdsjmx.transport;

/** A way to reach WDS transport servers: the Windows API or the emulator. Safe for use by several threads. */
public interface TransportBackend {

    /** The name of the backend in the configuration and in {@code wds_agent_info}. */
    String name();

    /**
     * Connects the calling thread to a server. The result belongs to this thread.
     *
     * @param server NetBIOS or DNS name; empty for the local server
     * @throws TransportException when the backend cannot be used on this thread, or the server cannot be reached (a backend
     *     may also find that out at the first read)
     */
    TransportServer connect(String server) throws TransportException;
}
