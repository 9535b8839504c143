package org.wdsjmx.windows;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.wdsjmx.transport.DisconnectType;

/**
 * The WDS servers that the test COM server shows: writes its state file and reads its log. Works on both sides: in the Windows
 * JVM itself, or on Linux for a Windows JVM that was started with {@link WineHost}. Safe for use by several threads.
 */
public final class TestComServer {

    /** The environment variable by which the COM server finds its state file. */
    public static final String STATE_VARIABLE = "WDS_TEST_STATE";

    private final Path file;
    private final List<StateNode> servers = new ArrayList<>();

    /** Servers in a state file of their own; {@link #write()} creates it. */
    public TestComServer(Path stateFile) {
        this.file = stateFile;
    }

    private static final class OfThisProcess {
        private static final TestComServer INSTANCE = new TestComServer(Path.of(System.getenv(STATE_VARIABLE)));
    }

    /** The servers that the COM server loaded into this very process shows. */
    public static TestComServer ofThisProcess() {
        return OfThisProcess.INSTANCE;
    }

    /** The state file. */
    public Path file() {
        return file;
    }

    /**
     * Adds a server that can be reached.
     *
     * @param name the name by which it is reached; empty for the local server
     */
    public synchronized StateNode addServer(String name) {
        StateNode server = new StateNode(
                "server", "name", name, "version", 0x000A_0000_4563L, "features", 3, "protocols", 3, "running", 1);
        server.add("multicastpolicy", "handling", 1, "threshold", 256, "streams", 2, "fallback", 1);
        server.add(
                "servicepolicy",
                "source4",
                2,
                "start4",
                "239.0.0.1",
                "end4",
                "239.0.0.254",
                "source6",
                2,
                "start6",
                "FF15::1",
                "end6",
                "FF15::FFFF",
                "startport",
                64_001,
                "endport",
                65_000,
                "profile",
                3,
                "portpolicy",
                0,
                "blocksize",
                0,
                "variablewindow",
                1);
        server.add("diagnosticspolicy", "enabled", 0, "components", 0);
        server.set("tftpcaps", 3);
        server.add(
                "provider",
                "name",
                "WDS",
                "description",
                "Windows Deployment Services",
                "path",
                "%SystemRoot%\\System32\\wdscp.dll",
                "routine",
                "WdsTransportProviderInitialize");
        servers.add(server);
        return server;
    }

    /** Removes a server; it cannot be reached any more. */
    public synchronized void removeServer(StateNode server) {
        servers.remove(server);
    }

    /** Puts everything that was changed into effect. */
    public synchronized void write() {
        StringBuilder text =
                new StringBuilder("revision ").append(UUID.randomUUID()).append('\n');
        servers.forEach(server -> server.render(text));
        try {
            Path next = Files.createTempFile(file.toAbsolutePath().getParent(), "state", ".new");
            Files.writeString(next, text);
            // Windows refuses to replace a file in the moment in which the COM server reads it.
            await().atMost(Duration.ofSeconds(10))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .pollInSameThread()
                    .until(() -> replacedBy(next));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean replacedBy(Path next) throws IOException {
        try {
            Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
            return true;
        } catch (AccessDeniedException e) {
            return false;
        }
    }

    /**
     * A disconnect that reached a server.
     *
     * @param server name of the server
     * @param type the number that was handed over
     * @param via {@code Client} for {@code IWdsTransportClient::Disconnect}, {@code Server} for {@code DisconnectClient}
     * @param result what the server answered
     * @param macAddress of the machine that was hit; empty when none was
     */
    public record DisconnectCall(String server, long clientId, int type, String via, int result, String macAddress) {

        /** The type as its name. */
        public DisconnectType disconnectType() {
            return DisconnectType.parse(Integer.toString(type));
        }
    }

    /** Every disconnect that reached a server, oldest first, failed ones included. */
    public List<DisconnectCall> disconnects(String server) {
        return log("disconnect", server).stream().map(TestComServer::disconnect).toList();
    }

    /**
     * Another call that reached a server and changes something.
     *
     * @param id id of the object that was called; 0 for one that has none
     * @param member interface without {@code IWdsTransport} and member, for example {@code Session.Terminate}
     * @param value what was set, as a number or text; empty when nothing was handed over
     * @param result what the server answered
     */
    public record Call(long id, String member, String value, int result) {}

    /** Every call other than a disconnect that reached a server and changes something, oldest first, failed ones included. */
    public List<Call> calls(String server) {
        return log("call", server).stream().map(TestComServer::call).toList();
    }

    private List<String[]> log(String kind, String server) {
        Path log = file.resolveSibling(file.getFileName() + ".log");
        if (!Files.exists(log)) {
            return List.of();
        }
        try (var lines = Files.lines(log)) {
            return lines.map(line -> line.split("\t"))
                    .filter(columns ->
                            columns[0].equals(kind) && value(columns[1]).equals(server))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Call call(String[] columns) {
        return new Call(
                Long.parseLong(value(columns[2])),
                value(columns[3]),
                value(columns[4]),
                Long.decode(value(columns[5])).intValue());
    }

    private static DisconnectCall disconnect(String[] columns) {
        return new DisconnectCall(
                value(columns[1]),
                Long.parseLong(value(columns[2])),
                Integer.parseInt(value(columns[3])),
                value(columns[4]),
                Long.decode(value(columns[5])).intValue(),
                value(columns[6]));
    }

    private static String value(String field) {
        return field.substring(field.indexOf('=') + 1);
    }
}
