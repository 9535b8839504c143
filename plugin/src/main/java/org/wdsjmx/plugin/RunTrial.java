package org.wdsjmx.plugin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.JmxSettings;
import org.wdsjmx.plugin.config.NumericAddress;
import org.wdsjmx.plugin.config.TlsSettings;
import org.wdsjmx.plugin.disk.FileReason;
import org.wdsjmx.plugin.disk.WriteTrial;
import org.wdsjmx.plugin.disk.WriterLock;
import org.wdsjmx.plugin.remediation.RemediationPlan;

/**
 * Tries the files and ports that {@code run} needs, without opening a port or leaving a file. What will stay so is a fault; what
 * another program has at the moment is a warning, because that may be the wds-jmx whose configuration this is.
 */
final class RunTrial {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final int FIRST_OF_EVERYBODY = 1024;

    private final List<String> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Path, String> taken = new HashMap<>();

    private RunTrial() {}

    /**
     * Tries everything.
     *
     * @param config the file of the configuration
     * @param recording the file that is to be recorded to
     */
    static RunTrial of(Configuration configuration, Path config, Optional<Path> recording) {
        RunTrial trial = new RunTrial();
        trial.read("the configuration", Optional.of(config));
        trial.read("access.users", configuration.access().users());
        trial.read("emulator.scenario", configuration.emulator().scenario());
        configuration.tls().ifPresent(trial::read);
        BookFiles files = BookFiles.of(configuration, Optional.of(config));
        trial.locked("audit.file", AuditLog.filesOf(files.audit()));
        trial.locked("remediation.ledger", RemediationPlan.filesOf(files.ledger()));
        files.log().ifPresent(trial::log);
        recording.ifPresent(trial::recording);
        trial.port("http", configuration.http().socketAddress());
        configuration.jmx().map(RunTrial::place).ifPresent(place -> trial.port("jmx", place));
        return trial;
    }

    /** Why {@code run} would end at once, each in a line that begins with the key at fault. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Why it would do so at this moment. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void read(TlsSettings tls) {
        read("tls.keystore", tls.keystore());
        read("tls.passwordFile", tls.passwordFile());
        read("tls.certificate", tls.certificate());
        read("tls.key", tls.key());
        read("tls.clientAuthorities", tls.clientAuthorities());
    }

    /** What only is read may be read for several reasons. */
    private void read(String key, Optional<Path> file) {
        file.ifPresent(path -> taken.putIfAbsent(normal(path), key));
    }

    /** Files of which the last one keeps others out. */
    private void locked(String key, List<Path> files) {
        Path lock = files.get(files.size() - 1);
        boolean well = true;
        for (Path file : files) {
            // The reason of the first is that of the others, too.
            well = well && take(key, file) && tried(key, file, () -> WriteTrial.file(file));
        }
        try {
            if (well && WriterLock.isHeld(lock)) {
                warnings.add(key + ": another wds-jmx writes to " + files.get(0)
                        + "; run cannot start until that has ended");
            }
        } catch (IOException e) {
            faults.add(key + ": " + lock + " cannot be locked: " + FileReason.of(e));
        }
    }

    private void log(Path file) {
        if (take("log.file", file) && (!Files.exists(file) || Files.isDirectory(file) || Files.isRegularFile(file))) {
            tried("log.file", file, () -> WriteTrial.fileWithFolders(file));
        }
    }

    private void recording(Path file) {
        if (Files.exists(file)) {
            faults.add("--record: " + file + " exists and is kept; name a new file");
        } else if (take("--record", file)) {
            tried("--record", file, () -> WriteTrial.file(file));
        }
    }

    /** Two that write to one file would destroy it for each other. */
    private boolean take(String key, Path file) {
        String other = taken.putIfAbsent(normal(file), key);
        if (other != null) {
            faults.add(key + ": " + file + " belongs to " + other + "; name another file");
        }
        return other == null;
    }

    private static Path normal(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private interface Step {
        void run() throws IOException;
    }

    private boolean tried(String key, Path file, Step step) {
        try {
            step.run();
            return true;
        } catch (IOException e) {
            faults.add(key + ": " + file + " cannot be written: " + FileReason.of(e));
            return false;
        }
    }

    private static InetSocketAddress place(JmxSettings jmx) {
        return new InetSocketAddress(jmx.listening().inet(), jmx.port());
    }

    private void port(String section, InetSocketAddress place) {
        InetAddress address = place.getAddress();
        String shown = NumericAddress.of(address).inUrl();
        try {
            bind(new InetSocketAddress(address, 0));
        } catch (IOException e) {
            faults.add(section + ".address: cannot listen on " + shown + ": " + e.getMessage()
                    + "; give an address of this machine");
            return;
        }
        try {
            bind(place);
        } catch (IOException e) {
            String what =
                    section + ".port: cannot listen on " + shown + " port " + place.getPort() + ": " + e.getMessage();
            if (!WINDOWS
                    && place.getPort() < FIRST_OF_EVERYBODY
                    && String.valueOf(e.getMessage()).contains("ermission")) {
                faults.add(what + "; choose one above 1023, or give the program the right to use this one");
            } else {
                warnings.add(what + "; run cannot start until the program that uses the port has ended");
            }
        }
    }

    /** Without listening, so that nobody can connect meanwhile. */
    private static void bind(InetSocketAddress place) throws IOException {
        try (Socket socket = new Socket()) {
            // As servers do: connections that ended lately do not count. On Windows it would mean to share the port.
            socket.setReuseAddress(!WINDOWS);
            socket.bind(place);
        }
    }
}
