package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A fleet of emulated servers on which machines are imaged all day long, and the configuration that watches it. */
final class FleetScenario {

    private static final int MACHINES_OF_A_NAMESPACE = 50;

    private FleetScenario() {}

    /** Writes both; returns the configuration. Each transfer takes some ten minutes, then the machine comes again. */
    static Path write(Path folder, int servers, int machines) throws IOException {
        StringBuilder text = new StringBuilder("seed: 7\nrunningFor: 20m\nservers:\n");
        for (int server = 1; server <= servers; server++) {
            String name = String.format(Locale.ROOT, "WDS%03d", server);
            text.append("  - name: ").append(name).append("\n    capacity: 12000000000\n    namespaces:\n");
            for (int first = 0; first < machines; first += MACHINES_OF_A_NAMESPACE) {
                text.append("      - {name: ")
                        .append(namespace(first))
                        .append(", contents: [{name: install.wim, size: 48000000000}]}\n");
            }
            text.append("    machines:\n");
            for (int first = 0; first < machines; first += MACHINES_OF_A_NAMESPACE) {
                text.append(String.format(
                        Locale.ROOT,
                        "      - {name: 'R%d-PC-{nn}', count: %d, macAddress: 02-%02X-%02X-%02X-00-00, namespace: %s,"
                                + " link: {speed: 80000000, jitter: 0.2},"
                                + " join: {after: 1s, interval: 12s, repeatAfter: 30s}}%n",
                        first,
                        Math.min(MACHINES_OF_A_NAMESPACE, machines - first),
                        server >> 8,
                        server & 255,
                        first / MACHINES_OF_A_NAMESPACE,
                        namespace(first)));
            }
        }
        Files.writeString(folder.resolve("scenario.yaml"), text);
        return Files.writeString(folder.resolve("wds-jmx.yaml"), """
                backend: emulator
                http: {port: 0}
                emulator: {scenario: scenario.yaml}
                """);
    }

    private static String namespace(int first) {
        return "Room-" + first / MACHINES_OF_A_NAMESPACE;
    }
}
