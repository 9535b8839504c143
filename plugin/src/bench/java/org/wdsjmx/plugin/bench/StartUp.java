package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wdsjmx.plugin.program.RunningProgram;

/** How long it takes from starting the program, with the demo, to a page of metrics that shows its server. */
final class StartUp {

    private static final int TIMES = 5;
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final String UP = "\nwds_up{server=\"WDS01\",} 1.0\n";

    private StartUp() {}

    /** Seconds, median. */
    static double seconds() throws IOException, InterruptedException {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            all.add(once());
        }
        return all.stream().sorted().toList().get(TIMES / 2);
    }

    private static double once() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(DEADLINE)
                .build();
        HttpClient scraper = HttpClient.newHttpClient();
        long began = System.nanoTime();
        try (RunningProgram program = RunningProgram.wdsJmx("demo", "--port", Integer.toString(port))) {
            while (!isUp(scraper, request)) {
                if (System.nanoTime() - began > DEADLINE.toNanos()) {
                    throw new IllegalStateException("not up within " + DEADLINE + ": " + program.output());
                }
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static boolean isUp(HttpClient scraper, HttpRequest request) throws IOException, InterruptedException {
        try {
            return scraper.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains(UP);
        } catch (ConnectException notYet) {
            // Nobody listens yet. Asking without any pause would take a processor from the program.
            Thread.sleep(5);
            return false;
        }
    }
}
