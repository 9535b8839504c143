package org.wdsjmx.plugin.console;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.KeyboardFocusManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.swing.DefaultListSelectionModel;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.RowFilter;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;

/** The table of clients. Order, filter and selection outlive a refresh: what was selected are machines, not rows. */
final class MachineTable extends JTable {

    private final MachineModel machines;
    private final TableRowSorter<MachineModel> sorter;
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean refreshing;

    MachineTable() {
        this(new MachineModel());
    }

    private MachineTable(MachineModel machines) {
        super(machines);
        this.machines = machines;
        sorter = new TableRowSorter<>(machines);
        for (MachineColumn column : MachineColumn.values()) {
            sorter.setComparator(column.ordinal(), column.order());
        }
        setRowSorter(sorter);
        sorter.setSortKeys(List.of(
                new RowSorter.SortKey(MachineColumn.MARKS.ordinal(), SortOrder.ASCENDING),
                new RowSorter.SortKey(MachineColumn.COMPLETION.ordinal(), SortOrder.ASCENDING),
                new RowSorter.SortKey(MachineColumn.NAME.ordinal(), SortOrder.ASCENDING)));
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        setFillsViewportHeight(true);
        setShowVerticalLines(false);
        setPreferredScrollableViewportSize(new Dimension(400, 200));
        // The keyboard leaves the table by Tab: its cells hold nothing to type into.
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        getAccessibleContext().setAccessibleName("Clients");
        layOut();
    }

    private void layOut() {
        FontMetrics letters = getFontMetrics(getFont());
        int letter = letters.charWidth('n');
        setRowHeight(letters.getHeight() * 5 / 4);
        for (MachineColumn column : MachineColumn.values()) {
            TableColumn drawn = getColumnModel().getColumn(column.ordinal());
            drawn.setPreferredWidth(column.width() * letter);
            drawn.setCellRenderer(
                    column == MachineColumn.COMPLETION
                            ? new CompletionCell(machines)
                            : new MachineCell(column, machines));
        }
    }

    /** Whole columns and a scroll bar rather than columns that nobody can read. */
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return getParent() != null && getPreferredSize().width < getParent().getWidth();
    }

    void show(List<Machine> now) {
        Set<Machine.Identity> selected = new HashSet<>();
        selected().forEach(machine -> selected.add(machine.identity()));
        int lead = selectionModel.getLeadSelectionIndex();
        Machine.Identity walked =
                lead >= 0 && lead < getRowCount() ? machine(lead).identity() : null;
        refreshing = true;
        try {
            if (machines.show(now)) {
                select(selected, walked);
            }
        } finally {
            refreshing = false;
        }
        listeners.forEach(Runnable::run);
    }

    /** Runs this after the selection may have changed: once for a refresh, not at its steps in between. */
    void whenSelected(Runnable listener) {
        listeners.add(listener);
        selectionModel.addListSelectionListener(event -> {
            if (!refreshing && !event.getValueIsAdjusting()) {
                listener.run();
            }
        });
    }

    /** @param walked where the keyboard was */
    private void select(Set<Machine.Identity> keys, Machine.Identity walked) {
        int rows = getRowCount();
        int first = -1;
        int lead = -1;
        for (int row = 0; row <= rows; row++) {
            Machine.Identity key = row < rows ? machine(row).identity() : null;
            boolean wanted = key != null && keys.contains(key);
            if (wanted && first < 0) {
                first = row;
            } else if (!wanted && first >= 0) {
                selectionModel.addSelectionInterval(first, row - 1);
                first = -1;
            }
            if (key != null && key.equals(walked)) {
                lead = row;
            }
        }
        if (lead >= 0 && selectionModel instanceof DefaultListSelectionModel model) {
            model.moveLeadSelectionIndex(lead);
        }
    }

    /** In the order of the rows. */
    List<Machine> selected() {
        List<Machine> selected = new ArrayList<>();
        for (int row : getSelectedRows()) {
            selected.add(machine(row));
        }
        return selected;
    }

    /** Shows those only whose name, addresses, user or id hold this text. */
    void filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        sorter.setRowFilter(
                wanted.isEmpty()
                        ? null
                        : new RowFilter<>() {
                            @Override
                            public boolean include(Entry<? extends MachineModel, ? extends Integer> entry) {
                                return holds(entry.getModel().machine(entry.getIdentifier()), wanted);
                            }
                        });
    }

    private static boolean holds(Machine machine, String wanted) {
        return Stream.of(
                        machine.name(),
                        machine.ip(),
                        machine.mac(),
                        machine.user(),
                        machine.marks().toString(),
                        Long.toString(machine.id()))
                .anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private Machine machine(int row) {
        return machines.machine(convertRowIndexToModel(row));
    }
}
