package org.wdsjmx.plugin.console;

import java.util.function.Consumer;
import javax.swing.JList;
import javax.swing.ListSelectionModel;

/** The list of servers and sessions. What is chosen stays so while it is there, wherever it moves; else its server is. */
final class PlaceList extends JList<PlaceModel.Entry> {

    private final PlaceModel places;
    private final Consumer<Place> chosen;
    private Place place;
    private boolean refreshing;

    /** @param chosen hears what somebody has chosen; null when there is nothing left */
    PlaceList(Consumer<Place> chosen) {
        this(new PlaceModel(), chosen);
    }

    private PlaceList(PlaceModel places, Consumer<Place> chosen) {
        super(places);
        this.places = places;
        this.chosen = chosen;
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        setCellRenderer(new PlaceCell(this));
        // The same for all: asking each line for its size is work that nobody sees.
        setFixedCellHeight(getFontMetrics(getFont()).getHeight() * 5 / 2);
        setFixedCellWidth(getFontMetrics(getFont()).charWidth('n') * 28);
        getAccessibleContext().setAccessibleName("Servers and sessions");
        addListSelectionListener(event -> {
            if (!refreshing && !event.getValueIsAdjusting() && getSelectedValue() != null) {
                choose(getSelectedValue().place());
            }
        });
    }

    /** A line that is too long is cut: who wants to read it makes the list wider. */
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    /** What is chosen, null = nothing. */
    Place place() {
        return place;
    }

    void show(Reading reading) {
        refreshing = true;
        try {
            places.show(reading);
            int index = places.indexOf(place);
            if (index < 0 && place != null) {
                index = places.indexOf(new Place(place.server(), null));
            }
            if (index < 0) {
                index = places.getSize() > 0 ? 0 : -1;
            }
            if (index < 0) {
                clearSelection();
            } else {
                setSelectedIndex(index);
            }
        } finally {
            refreshing = false;
        }
        Place now = getSelectedValue() == null ? null : getSelectedValue().place();
        if (now == null ? place != null : !now.equals(place)) {
            choose(now);
        }
    }

    private void choose(Place now) {
        place = now;
        chosen.accept(now);
    }
}
