package org.wdsjmx.emulator;

import java.time.Duration;
import org.wdsjmx.transport.TransportException;

/** Lets the machines of a scenario come, wait and come again. Guarded by the lock of the server. */
final class Arrivals {

    private final ServerModel model;
    private final Agenda agenda;
    private final long seed;

    Arrivals(ServerModel model, Agenda agenda, long seed) {
        this.model = model;
        this.agenda = agenda;
        this.seed = seed;
    }

    void announce(ServerScenario scenario) {
        for (MachineGroup group : scenario.machines()) {
            Place place = new Place(group.namespace(), contentOf(scenario, group));
            for (int i = 0; i < group.count(); i++) {
                EmulatedMachine machine = group.machine(i);
                Attendance join = group.join();
                long at = join.after().toMillis() + i * join.interval().toMillis() + spread(machine, 0);
                agenda.add(at, () -> arrive(place, machine));
            }
        }
    }

    private static String contentOf(ServerScenario scenario, MachineGroup group) {
        return group.content() != null
                ? group.content()
                : scenario.namespaces().stream()
                        .filter(n -> n.name().equals(group.namespace()))
                        .findFirst()
                        .orElseThrow()
                        .contents()
                        .get(0)
                        .name();
    }

    /** @param pause {@code null} = it does not come again */
    void comeAgain(ClientModel client, Duration pause) {
        if (pause != null) {
            ContentModel content = client.session().content();
            Place place = new Place(content.namespace().scenario().name(), content.name());
            EmulatedMachine machine = client.machine();
            long at = model.now() + pause.toMillis() + spread(machine, model.now() + 1);
            agenda.add(at, () -> arrive(place, machine));
        }
    }

    private long spread(EmulatedMachine machine, long occasion) {
        double share = Noise.unit(seed, Noise.subject(machine.macAddress() + "/join"), occasion);
        return Math.round(share * machine.attendance().spread().toMillis());
    }

    private void arrive(Place place, EmulatedMachine machine) {
        try {
            model.join(place, machine, 0, 0);
        } catch (TransportException refused) {
            // Never at the same moment: the agenda would not come to an end of it.
            long pause = Math.max(1, machine.attendance().retryAfter().toMillis());
            agenda.add(model.now() + pause, () -> arrive(place, machine));
        }
    }
}
