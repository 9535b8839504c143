package org.wdsjmx.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JSplitPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.Moment;

class TransportTabTest {

    private final TransportTab tab = onEventThread(() -> new TransportTab((request, heard) -> {}, request -> false));

    /** JConsole's own window leaves 870 points, and half as much is what a screen of high density leaves of a small one. */
    @ParameterizedTest
    @ValueSource(ints = {640, 870, 1400})
    void theListAndEveryButtonCanBeReadInAWindowThatIs(int wide) {
        onEventThread(() -> {
            tab.show(reading(1, 10));
            layOut(wide);

            assertThat(part(JSplitPane.class, "").getDividerLocation()).isBetween(150, 400);
            Container bar = part(ActionBar.class, "");
            assertThat(bar.getComponentCount()).isEqualTo(4);
            for (Component button : bar.getComponents()) {
                assertThat(new Rectangle(bar.getSize()).contains(button.getBounds()))
                        .as("%s within %s", button.getBounds(), bar.getSize())
                        .isTrue();
                assertThat(button.getSize()).isEqualTo(button.getPreferredSize());
                assertThat(bar.getComponents())
                        .filteredOn(other -> other != button)
                        .noneMatch(other -> other.getBounds().intersects(button.getBounds()));
            }
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {640, 870, 1400})
    void theButtonsStayWhereTheyAreWhenClientsAreSelectedInAWindowThatIs(int wide) {
        onEventThread(() -> {
            tab.show(reading(1, 10));
            layOut(wide);
            Container bar = part(ActionBar.class, "");
            Rectangle before = bar.getComponent(1).getBounds();

            part(MachineTable.class, "Clients").selectAll();
            layOut(wide);

            assertThat(bar.getComponent(1).getBounds()).isEqualTo(before);
            return null;
        });
    }

    /** In time of the processor, because other programs may keep the thread waiting. */
    @Test
    void aRefreshOfTenThousandClientsTakesTheEventThreadForLessThanATenthOfASecond() {
        List<Duration> taken = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            Reading reading = reading(round, 10_000);
            taken.add(onEventThread(() -> {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                tab.show(reading);
                layOut(1400);
                tab.paint(new BufferedImage(1400, 700, BufferedImage.TYPE_INT_RGB).getGraphics());
                return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
            }));
        }
        assertThat(taken.stream().sorted().toList().get(2)).as("of %s", taken).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void theKeyboardStaysWithItsMachineWhenARefreshMovesTheRows() {
        onEventThread(() -> {
            tab.show(reading(0, 100));
            MachineTable table = part(MachineTable.class, "Clients");
            table.changeSelection(40, 0, false, false);
            Machine walked = table.selected().get(0);

            tab.show(reading(7, 100));

            int lead = table.getSelectionModel().getLeadSelectionIndex();
            assertThat(lead).isNotEqualTo(40);
            assertThat(table.getValueAt(lead, MachineColumn.NAME.ordinal())).isEqualTo(walked.name());
            assertThat(table.selected()).extracting(Machine::name).containsExactly(walked.name());
            return null;
        });
    }

    @Test
    void escapeClearsTheFilterAndControlFLeadsToIt() {
        onEventThread(() -> {
            tab.show(reading(0, 100));
            JTextField filter = descendants(part(ActionBar.class, ""))
                    .filter(JTextField.class::isInstance)
                    .map(JTextField.class::cast)
                    .findFirst()
                    .orElseThrow();
            filter.setText("PC-99");
            assertThat(part(MachineTable.class, "Clients").getRowCount()).isEqualTo(1);

            Object escape = filter.getInputMap(JComponent.WHEN_FOCUSED).get(KeyStroke.getKeyStroke("ESCAPE"));
            filter.getActionMap().get(escape).actionPerformed(new ActionEvent(filter, 0, ""));

            assertThat(part(MachineTable.class, "Clients").getRowCount()).isEqualTo(100);
            ActionBar bar = part(ActionBar.class, "");
            assertThat(bar.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).keys())
                    .containsAnyOf(KeyStroke.getKeyStroke("ctrl F"), KeyStroke.getKeyStroke("meta F"));
            return null;
        });
    }

    private void layOut(int width) {
        tab.setSize(width, 700);
        layOut(tab);
        // As in a window: what has got another width may want another height.
        layOut(tab);
    }

    private static void layOut(Container container) {
        container.doLayout();
        for (Component inner : container.getComponents()) {
            if (inner instanceof Container part) {
                layOut(part);
            }
        }
    }

    private <T extends Component> T part(Class<T> type, String name) {
        return descendants(tab)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(part -> name.isEmpty()
                        || name.equals(part.getAccessibleContext().getAccessibleName()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Component> descendants(Container container) {
        return Arrays.stream(container.getComponents())
                .flatMap(part -> part instanceof Container inner
                        ? Stream.concat(Stream.of(part), descendants(inner))
                        : Stream.of(part));
    }

    /** @param round in each all clients have another share */
    private static Reading reading(int round, int clients) {
        List<Machine> machines = IntStream.range(0, clients)
                .mapToObj(i -> MachineTableTest.machine(i, "PC-" + i, (i * 31L + round * 17L) % 100 / 100.0))
                .toList();
        Session session =
                new Session(WatchedAgent.WDS01, "1", 1, "Lab", "install.wim", 1L, 1L, "PC-0", 1L, 0.5, null, null);
        return new Reading(
                Moment.of(Instant.EPOCH.plusSeconds(4L * round)),
                List.of(new Server(WatchedAgent.WDS01, "WDS01", null, null, List.of(session), machines)));
    }

    private static <T> T onEventThread(java.util.concurrent.Callable<T> what) {
        try {
            return MachineTableTest.inEventThread(what);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
