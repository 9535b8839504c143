package org.wdsjmx.plugin.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.wdsjmx.mbean.TransportNames;

/** How often the notifications of one life said of each machine that it left. */
final class DepartureNotes implements NotificationListener {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final long since;

    private DepartureNotes(long since) {
        this.since = since;
    }

    /** Listens to all servers from now on. */
    static DepartureNotes of(MBeanServerConnection mbeans, World world) throws IOException {
        DepartureNotes notes = new DepartureNotes(System.nanoTime());
        try {
            for (WorldServer server : world.servers()) {
                mbeans.addNotificationListener(TransportNames.server(server.name()), notes, null, null);
            }
        } catch (InstanceNotFoundException e) {
            throw new IOException("The bean of a server is there as long as the program", e);
        }
        return notes;
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (notification.getType().equals("wds.client.left")) {
            String mac = (String) ((CompositeData) notification.getUserData()).get("macAddress");
            counts.merge(mac, 1, Integer::sum);
        }
    }

    /** What is wrong with them, given whose departure they must have told and when each was due. */
    List<String> faults(Map<Machine, Long> owed) {
        List<String> faults = new ArrayList<>();
        long surely = since + TimeUnit.SECONDS.toNanos(3);
        owed.forEach((machine, due) -> {
            int told = counts.getOrDefault(machine.mac(), 0);
            if (told > 1 || told == 0 && due > surely) {
                faults.add("that " + machine + " left was told " + told + " times");
            }
        });
        long unfounded = counts.keySet().stream()
                .filter(mac -> owed.keySet().stream()
                        .noneMatch(machine -> machine.mac().equals(mac)))
                .count();
        if (unfounded > 0) {
            faults.add(unfounded + " machines were said to have left that had not");
        }
        return faults;
    }
}
