package org.wdsjmx.plugin.console;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** The tab. It only shows what it is given, on the event thread, and hands on what somebody has confirmed. */
final class TransportTab extends JPanel {

    private final RateHistory history = new RateHistory();
    private final PlaceList places = new PlaceList(place -> showPlace());
    private final MachineTable machines = new MachineTable();
    private final RateChart chart = new RateChart();
    private final ResultTable results = new ResultTable();
    private final JTextArea status = line("Status");
    private final JTextArea heading = line("Chosen");
    private final ActionBar actions;
    private final BiConsumer<Request, Consumer<Result>> desk;
    private final Confirmation confirmation;
    private Reading reading;

    /** @param desk takes what was confirmed, and somebody who hears of the results on any thread */
    TransportTab(BiConsumer<Request, Consumer<Result>> desk, Confirmation confirmation) {
        super(new BorderLayout());
        this.desk = desk;
        this.confirmation = confirmation == null ? new ConfirmationDialog(this) : confirmation;
        this.actions = new ActionBar(machines, this::ask);
        int gap = getFontMetrics(UIManager.getFont("Label.font")).getHeight() / 3;
        status.setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
        heading.setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
        heading.setFont(heading.getFont().deriveFont(Font.BOLD));
        add(status, BorderLayout.NORTH);
        JScrollPane list = new JScrollPane(places);
        JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, list, details());
        split.setResizeWeight(0);
        // Otherwise the list is as narrow as can be in a window of JConsole's usual size.
        split.setDividerLocation(list.getPreferredSize().width + split.getInsets().left);
        add(split, BorderLayout.CENTER);
        showWaiting("Connecting to the agent.");
    }

    private JComponent details() {
        JPanel pace = new JPanel(new BorderLayout());
        pace.add(heading, BorderLayout.NORTH);
        pace.add(chart, BorderLayout.CENTER);
        JPanel clients = new JPanel(new BorderLayout());
        clients.add(actions, BorderLayout.NORTH);
        clients.add(new JScrollPane(machines), BorderLayout.CENTER);
        JSplitPane lower = new JSplitPane(JSplitPane.VERTICAL_SPLIT, clients, new JScrollPane(results));
        lower.setResizeWeight(0.8);
        lower.setBorder(null);
        JSplitPane details = new JSplitPane(JSplitPane.VERTICAL_SPLIT, pace, lower);
        details.setResizeWeight(0.2);
        details.setBorder(null);
        details.setMinimumSize(new Dimension());
        return details;
    }

    void show(Reading now) {
        reading = now;
        history.add(now);
        places.show(now);
        showPlace();
        if (now.servers().isEmpty()) {
            trouble("There is no WDS server here: this application shows no MBean wds.transport:type=Server.");
        } else {
            showServers(now);
        }
    }

    private void showServers(Reading now) {
        List<String> troubles = now.servers().stream()
                .filter(server -> server.trouble() != null)
                .map(server -> Shown.text(server.name()) + " cannot be read: " + Shown.text(server.trouble())
                        + (server.seen() == null ? "" : " Shown is what was there at " + Shown.clock(server.seen())))
                .toList();
        if (troubles.isEmpty()) {
            long sessions = now.servers().stream()
                    .mapToLong(server -> server.sessions().size())
                    .sum();
            long clients = now.servers().stream()
                    .mapToLong(server -> server.machines().size())
                    .sum();
            status(
                    Shown.count(now.servers().size(), "server") + ", " + Shown.count(sessions, "session") + ", "
                            + Shown.count(clients, "client") + ", read at "
                            + Shown.clock(now.time().instant()),
                    UIManager.getColor("Label.foreground"));
        } else {
            trouble(String.join("\n", troubles));
        }
    }

    /** Says why there is nothing new; what was seen last stays. */
    void showWaiting(String why) {
        trouble(why
                + (reading == null
                        ? ""
                        : " Shown is what was there at "
                                + Shown.clock(reading.time().instant()) + "."));
    }

    private void showPlace() {
        Place place = places.place();
        if (reading == null || place == null) {
            heading.setText(" ");
            machines.show(List.of());
            chart.show(List.of());
            actions.show(List.of(), Optional.empty());
            return;
        }
        List<Machine> there = reading.machines(place);
        Optional<Session> session = place.session() == null ? Optional.empty() : reading.session(place);
        heading.setText(session.map(TransportTab::about)
                .orElseGet(() -> reading.server(place)
                        .map(server -> Shown.text(server.name()) + ": all sessions, " + Shown.rate(server.rate()))
                        .orElse(" ")));
        machines.show(there);
        chart.show(history.of(place));
        actions.show(there, session);
    }

    private static String about(Session session) {
        String pace = session.master() == null ? "" : ", paced by " + Shown.text(session.master());
        String left = session.remaining() == null ? "" : ", " + Shown.duration(session.remaining()) + " left";
        return session.title() + ", session " + session.id() + ": " + Shown.rate(session.rate()) + pace + left;
    }

    private void ask(Request request) {
        if (confirmation.isGiven(request)) {
            desk.accept(request, results::arrive);
        }
    }

    private void trouble(String text) {
        status(text, Palette.trouble(getBackground()));
    }

    private void status(String text, Color color) {
        status.setForeground(color);
        // Only what changes is read aloud, and does not take away what somebody has marked.
        if (!status.getText().equals(text)) {
            status.setText(text);
        }
    }

    /** Text areas wrap, can be copied from, and never draw HTML. */
    private static JTextArea line(String name) {
        JTextArea line = new JTextArea(" ");
        line.setFont(UIManager.getFont("Label.font").deriveFont(Font.PLAIN));
        line.setEditable(false);
        line.setOpaque(false);
        line.setLineWrap(true);
        line.setWrapStyleWord(true);
        line.getAccessibleContext().setAccessibleName(name);
        return line;
    }
}
