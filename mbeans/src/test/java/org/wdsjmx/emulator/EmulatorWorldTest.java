package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.transport.contract.TransportWorld.Disconnect;
import org.wdsjmx.transport.contract.TransportWorld.Machine;

class EmulatorWorldTest {

    @Test
    void whatIsFurnishedIsShownAndStandsStill() throws TransportException {
        try (EmulatorWorld world = new EmulatorWorld();
                TransportServer server = world.backend().connect(world.server())) {
            world.namespace("Images", NamespaceKind.AUTO_CAST);
            long id = world.join(
                    "Images", "install.wim", new Machine(" ", "00155D000001", "fe80::1", "", 37, 120, 10, 255, 30));
            assertThat(only(server))
                    .isEqualTo(new Client(id, " ", "00155D000001", "fe80::1", "", 0.37, 120, 0.1, Double.NaN, 0.3));
            server.disconnect(List.of(only(server).identity()), DisconnectType.ABORT);
            assertThat(server.read().namespaces().get(0).contents()).isEmpty();
            assertThat(world.disconnects()).containsExactly(new Disconnect(id, DisconnectType.ABORT));
        }
    }

    private static Client only(TransportServer server) throws TransportException {
        return server.read()
                .namespaces()
                .get(0)
                .contents()
                .get(0)
                .sessions()
                .get(0)
                .clients()
                .get(0);
    }
}
