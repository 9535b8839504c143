package org.wdsjmx.plugin.soak;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** All servers, in the virtual machine of the test: what happens to them outlives every death of the program. */
final class World {

    private final AtomicLong machines = new AtomicLong();
    private final List<WorldServer> servers;

    World(Random random, String... names) {
        servers = Stream.of(names)
                .map(name -> new WorldServer(name, new Random(random.nextLong()), machines::incrementAndGet))
                .toList();
    }

    List<WorldServer> servers() {
        return servers;
    }

    WorldServer server(String name) {
        return servers.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no server " + name));
    }

    List<Machine> present() {
        return servers.stream().flatMap(server -> server.present().stream()).toList();
    }

    List<Hit> hits() {
        return servers.stream().flatMap(server -> server.hits().stream()).toList();
    }

    void churn() {
        servers.forEach(WorldServer::churn);
    }

    void beginLife() {
        servers.forEach(WorldServer::beginLife);
    }
}
