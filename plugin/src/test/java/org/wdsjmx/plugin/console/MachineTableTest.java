package org.wdsjmx.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.SwingUtilities;
import javax.swing.event.TableModelEvent;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.MomentSource;

class MachineTableTest {

    @Test
    void aRefreshOfTenThousandIsOneEventAndKeepsOrderSelectionAndFilter() throws Exception {
        inEventThread(() -> {
            MachineTable table = new MachineTable();
            List<Machine> crowd = new ArrayList<>(IntStream.range(0, 10_000)
                    .mapToObj(i -> machine(i, "PC-" + i, i % 100 / 100.0))
                    .toList());
            table.show(crowd);
            table.getRowSorter()
                    .setSortKeys(List.of(new RowSorter.SortKey(MachineColumn.NAME.ordinal(), SortOrder.DESCENDING)));
            table.filter("pc-9");
            assertThat(table.getRowCount()).isEqualTo(1111);
            assertThat(name(table, 0)).isEqualTo("PC-9999");
            table.setRowSelectionInterval(0, 2);
            table.addRowSelectionInterval(1000, 1000);
            String last = name(table, 1000);
            List<TableModelEvent> events = new ArrayList<>();
            table.getModel().addTableModelListener(events::add);
            AtomicInteger selections = new AtomicInteger();
            table.whenSelected(selections::incrementAndGet);

            Collections.shuffle(crowd, new Random(1));
            crowd.replaceAll(machine -> machine(machine.id(), machine.name(), 0.99));
            crowd.removeIf(machine -> machine.name().equals("PC-9998"));
            table.show(crowd);

            assertThat(events).hasSize(1);
            assertThat(selections).hasValue(1);
            assertThat(table.getRowCount()).isEqualTo(1110);
            assertThat(name(table, 0)).isEqualTo("PC-9999");
            assertThat(table.selected())
                    .extracting(Machine::name)
                    .containsExactly("PC-9999", "PC-9997", last)
                    .hasSize(3);

            table.show(List.copyOf(crowd));
            assertThat(events).as("nothing has changed").hasSize(1);
            return null;
        });
    }

    @Test
    void anotherMachineWithTheIdOfASelectedOneIsNotSelected() throws Exception {
        inEventThread(() -> {
            MachineTable table = new MachineTable();
            table.show(List.of(machine(1, "OLD", 0.5), machine(2, "STAYS", 0.5)));
            table.selectAll();
            table.show(List.of(machine(1, "NEW", 0.5), machine(2, "STAYS", 0.6)));
            assertThat(table.selected()).extracting(Machine::name).containsExactly("STAYS");
            return null;
        });
    }

    @Test
    void whoIsHiddenByTheFilterIsNotSelected() throws Exception {
        inEventThread(() -> {
            MachineTable table = new MachineTable();
            table.show(List.of(machine(1, "A", 0.5), machine(2, "B", 0.5)));
            table.selectAll();
            table.filter("mac a");
            assertThat(table.selected()).extracting(Machine::name).containsExactly("A");
            return null;
        });
    }

    @Test
    void whoSetsThePaceAndWhoIsStalledComeFirstThenTheSlowest() throws Exception {
        inEventThread(() -> {
            MachineTable table = new MachineTable();
            table.show(List.of(
                    machine(1, "PC-10", 0.1),
                    machine(2, "PC-9", 0.1),
                    marked(3, "STALLED", Marks.STALLED),
                    marked(4, "MASTER", Marks.MASTER)));
            assertThat(IntStream.range(0, 4).mapToObj(row -> name(table, row)))
                    .containsExactly("MASTER", "STALLED", "PC-9", "PC-10");
            return null;
        });
    }

    @Test
    void namesAreDrawnAsTheyAreAndNeverAsPages() throws Exception {
        String page = "<html><img src='http://attacker.example/x'>";
        ResultTable results = inEventThread(ResultTable::new);
        String breaking = "A\nB\u0000\u202Eexe\u2028\uD800";
        inEventThread(() -> {
            MachineTable table = new MachineTable();
            Machine hostile = new Machine(
                    WatchedAgent.WDS01,
                    "1",
                    "1",
                    1,
                    page,
                    page,
                    page,
                    breaking,
                    Marks.NONE,
                    2.0,
                    null,
                    null,
                    null,
                    null,
                    null);
            table.show(List.of(hostile));
            for (int column = 0; column < table.getColumnCount(); column++) {
                JLabel cell = (JLabel) table.prepareRenderer(table.getCellRenderer(0, column), 0, column);
                assertThat(cell.getClientProperty(BasicHTML.propertyKey))
                        .as("a page")
                        .isNull();
                assertThat(cell.getText().chars()).allMatch(c -> c >= ' ' && c < 0x7f);
            }
            assertThat(hostile.label()).startsWith(page).doesNotContain("\n");

            PlaceList list = new PlaceList(place -> {});
            Session session = new Session(WatchedAgent.WDS01, "1", 1, page, page, 1L, 1L, page, 1L, 0.5, null, null);
            Server server = new Server(WatchedAgent.WDS01, page, page, null, List.of(session), List.of(hostile));
            Reading reading = new Reading(MomentSource.system().moment(), List.of(server));
            list.show(reading);
            for (int line = 0; line < 2; line++) {
                JComponent drawn = (JComponent) list.getCellRenderer()
                        .getListCellRendererComponent(list, list.getModel().getElementAt(line), line, false, false);
                for (var part : drawn.getComponents()) {
                    assertThat(((JComponent) part).getClientProperty(BasicHTML.propertyKey))
                            .isNull();
                }
            }

            results.arrive(Result.of(page, page, page, page));
            TransportTab tab = new TransportTab((request, heard) -> {}, request -> false);
            tab.show(reading);
            tab.setSize(1000, 700);
            tab.doLayout();
            tab.paint(new BufferedImage(1000, 700, BufferedImage.TYPE_INT_RGB).getGraphics());
            assertNoPages(tab);
            assertNoPages(ConfirmationDialog.content(new DisconnectMachines(List.of(hostile), Disposition.ABORT)));
            return null;
        });
        inEventThread(() -> {
            assertThat(results.getRowCount()).isEqualTo(1);
            for (int column = 0; column < results.getColumnCount(); column++) {
                assertNoPages((JComponent) results.prepareRenderer(results.getCellRenderer(0, column), 0, column));
            }
            return null;
        });
    }

    private static void assertNoPages(JComponent component) {
        assertThat(component.getClientProperty(BasicHTML.propertyKey)).isNull();
        for (var child : component.getComponents()) {
            if (child instanceof JComponent part) {
                assertNoPages(part);
            }
        }
    }

    private static String name(MachineTable table, int row) {
        return (String) table.getValueAt(row, MachineColumn.NAME.ordinal());
    }

    static Machine machine(long id, String name, double completion) {
        return new Machine(
                WatchedAgent.WDS01,
                "1",
                Long.toString(id),
                id,
                name,
                "MAC " + name,
                null,
                null,
                Marks.NONE,
                completion,
                null,
                null,
                null,
                null,
                null);
    }

    private static Machine marked(long id, String name, Marks marks) {
        return new Machine(
                WatchedAgent.WDS01,
                "1",
                Long.toString(id),
                id,
                name,
                null,
                null,
                null,
                marks,
                0.9,
                null,
                null,
                null,
                null,
                null);
    }

    static <T> T inEventThread(java.util.concurrent.Callable<T> what) throws Exception {
        FutureTask<T> task = new FutureTask<>(what);
        SwingUtilities.invokeAndWait(task);
        return task.get();
    }
}
