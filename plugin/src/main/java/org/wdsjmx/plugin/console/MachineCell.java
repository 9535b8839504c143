package org.wdsjmx.plugin.console;

import java.awt.Component;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;

/** A cell of text; who sets the pace or is stalled stands out by weight, not only by colour. */
class MachineCell extends DefaultTableCellRenderer {

    private final MachineColumn column;
    private final MachineModel machines;

    MachineCell(MachineColumn column, MachineModel machines) {
        this.column = column;
        this.machines = machines;
        Shown.plain(this);
        setHorizontalAlignment(column.isLeading() ? SwingConstants.LEADING : SwingConstants.TRAILING);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int index) {
        super.getTableCellRendererComponent(table, column.show(value), selected, focused, row, index);
        int gap = table.getRowHeight() / 4;
        setBorder(BorderFactory.createCompoundBorder(getBorder(), BorderFactory.createEmptyBorder(0, gap, 0, gap)));
        Marks marks = machines.machine(table.convertRowIndexToModel(row)).marks();
        if (marks != Marks.NONE && (column == MachineColumn.NAME || column == MachineColumn.MARKS)) {
            setFont(table.getFont().deriveFont(Font.BOLD));
        }
        if (!selected) {
            setForeground(
                    column == MachineColumn.MARKS && marks != Marks.NONE
                            ? Palette.text(marks, table.getBackground())
                            : table.getForeground());
        }
        return this;
    }
}
