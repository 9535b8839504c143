package org.wdsjmx.plugin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.wdsjmx.plugin.config.ConfigurationException;

/**
 * The program as a Windows service. Apache Commons Daemon's procrun has the virtual machine in its own process, calls {@link
 * #start(String[])} on a thread of its own, and {@link #stop(String[])} on another one when the service is to end.
 */
public final class WindowsService {

    private static final Logger LOG = System.getLogger(WindowsService.class.getName());

    /** Less than the minute that procrun waits, so that it is told why it took so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final WindowsService SERVICE = new WindowsService(PATIENCE, WindowsService::endAtOnce);

    private final CountDownLatch toStop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Duration patience;
    private final Runnable lastResort;

    /**
     * @param patience how long an orderly end may take
     * @param lastResort ends what does not end in order
     */
    WindowsService(Duration patience, Runnable lastResort) {
        this.patience = patience;
        this.lastResort = lastResort;
    }

    /**
     * Runs until {@link #stop(String[])}.
     *
     * @param arguments the configuration file, and a file that holds the URL of HTTP as long as it is served
     * @throws IllegalStateException when it cannot run so, with the reason; procrun then reports the service as stopped with an
     *     exit code that is not 0
     */
    public static void start(String[] arguments) throws InterruptedException {
        Main.ownVirtualMachine();
        SERVICE.run(arguments);
    }

    /** Ends the service in order, or after {@link #PATIENCE} anyhow. */
    public static void stop(String[] arguments) throws InterruptedException {
        SERVICE.end();
        // procrun would wait for a minute for what the JDK leaves running; this has it report the service as stopped.
        System.exit(0);
    }

    void run(String... arguments) throws InterruptedException {
        try {
            if (arguments.length != 2) {
                throw failed("The service takes two arguments, its configuration file and the file that tells where it"
                        + " serves, not " + arguments.length);
            }
            serve(arguments[0], arguments[1]);
        } finally {
            stopped.countDown();
        }
    }

    private void serve(String config, String sign) throws InterruptedException {
        ServiceSign told = new ServiceSign(path(sign));
        try (WdsJmx wds = begin(path(config));
                told) {
            String url = wds.httpUrl().orElseThrow().toString();
            LOG.log(
                    Level.INFO,
                    "wds-jmx " + Version.current() + " watches " + String.join(", ", wds.servers()) + " and serves "
                            + url);
            told.write(url);
            toStop.await();
            LOG.log(Level.INFO, "The service is asked to stop");
        }
    }

    void end() throws InterruptedException {
        toStop.countDown();
        if (!stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.ERROR, "The service did not stop in order within " + patience + "; it is ended anyhow");
            lastResort.run();
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw failed(name + ": " + e.getMessage());
        }
    }

    private static WdsJmx begin(Path config) {
        try {
            return WdsJmx.builder().configFile(config).start();
        } catch (ConfigurationException e) {
            throw failed(e.faults().stream().map(Object::toString).collect(Collectors.joining("; ")));
        } catch (StartException e) {
            throw failed(config + ": " + e.getMessage());
        }
    }

    private static IllegalStateException failed(String reason) {
        LOG.log(Level.ERROR, "wds-jmx cannot start: " + reason);
        return new IllegalStateException(reason);
    }

    /** 0, because the end was wanted: the service manager restarts what failed. */
    private static void endAtOnce() {
        Runtime.getRuntime().halt(0);
    }
}
