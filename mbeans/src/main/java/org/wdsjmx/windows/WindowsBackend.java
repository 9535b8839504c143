package org.wdsjmx.windows;

import java.util.Objects;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/**
 * Real WDS servers, reached through {@code WdsTptMgmt.dll} on this machine (CLSID {@code
 * F21523F6-837C-4A58-AF99-8A7E27F8FF59}), local or remote. Needs Windows with the WDS role or its management tools, a Java of
 * the same bitness as that library, and an account that is an administrator of each server.
 *
 * <p>An instance holds no state and may be used by several threads.
 */
public final class WindowsBackend implements TransportBackend {

    /**
     * Does not touch COM yet; that is what {@link #connect} does.
     *
     * @throws UnsupportedOperationException on anything but Windows
     */
    public WindowsBackend() {
        if (!isSupported()) {
            throw new UnsupportedOperationException("The backend \"windows\" needs Windows with the WDS tools; this is "
                    + System.getProperty("os.name") + ". Use the backend \"emulator\" here.");
        }
    }

    /** Whether this is Windows. Says nothing about the WDS tools: only {@link #connect} finds out. */
    public static boolean isSupported() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    @Override
    public String name() {
        return "windows";
    }

    /**
     * Makes the calling thread a single-threaded COM apartment and gets the server object. The thread stays bound to the
     * connection until {@link TransportServer#close()}; who wants two servers at once takes two threads.
     *
     * @throws TransportException with the code of {@code CoCreateInstance} (0x80040154: the WDS tools are not installed) or of
     *     {@code GetWdsTransportServer} (unreachable, access denied)
     */
    @Override
    public TransportServer connect(String server) throws TransportException {
        return WindowsTransportServer.connect(Objects.requireNonNull(server, "server"));
    }
}
