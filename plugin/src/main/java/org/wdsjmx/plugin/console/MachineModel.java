package org.wdsjmx.plugin.console;

import java.util.List;
import javax.swing.table.AbstractTableModel;

/** The clients of the chosen place. A refresh is one event, however many rows there are. */
final class MachineModel extends AbstractTableModel {

    private static final MachineColumn[] COLUMNS = MachineColumn.values();

    private List<Machine> machines = List.of();

    /** Whether anything has changed. */
    boolean show(List<Machine> now) {
        if (now.equals(machines)) {
            return false;
        }
        machines = List.copyOf(now);
        fireTableDataChanged();
        return true;
    }

    Machine machine(int row) {
        return machines.get(row);
    }

    List<Machine> machines() {
        return machines;
    }

    @Override
    public int getRowCount() {
        return machines.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.length;
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS[column].title();
    }

    @Override
    public Object getValueAt(int row, int column) {
        return COLUMNS[column].value(machines.get(row));
    }
}
