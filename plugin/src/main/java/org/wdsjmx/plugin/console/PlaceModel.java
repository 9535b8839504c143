package org.wdsjmx.plugin.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.swing.AbstractListModel;

/** Servers, and under each its sessions. */
final class PlaceModel extends AbstractListModel<PlaceModel.Entry> {

    /**
     * A line of the list.
     *
     * @param session null for the line of the server itself
     */
    record Entry(Server server, Session session) {

        Place place() {
            return session == null ? server.place() : session.place();
        }
    }

    private List<Entry> entries = List.of();

    void show(Reading reading) {
        List<Entry> now = new ArrayList<>();
        for (Server server : reading.servers()) {
            now.add(new Entry(server, null));
            server.sessions().stream()
                    .sorted(Comparator.comparingLong(Session::id))
                    .forEach(session -> now.add(new Entry(server, session)));
        }
        int before = entries.size();
        entries = List.copyOf(now);
        if (entries.size() < before) {
            fireIntervalRemoved(this, entries.size(), before - 1);
        } else if (entries.size() > before) {
            fireIntervalAdded(this, before, entries.size() - 1);
        }
        if (!entries.isEmpty()) {
            fireContentsChanged(this, 0, entries.size() - 1);
        }
    }

    int indexOf(Place place) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).place().equals(place)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int getSize() {
        return entries.size();
    }

    @Override
    public Entry getElementAt(int index) {
        return entries.get(index);
    }
}
