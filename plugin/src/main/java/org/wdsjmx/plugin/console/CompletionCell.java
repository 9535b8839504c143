package org.wdsjmx.plugin.console;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import javax.swing.JTable;

/** A bar under the number. */
final class CompletionCell extends MachineCell {

    private final MachineModel machines;
    private double share;
    private Color bar;

    CompletionCell(MachineModel machines) {
        super(MachineColumn.COMPLETION, machines);
        this.machines = machines;
        // What is under the text is drawn here.
        setOpaque(false);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int index) {
        super.getTableCellRendererComponent(table, value, selected, focused, row, index);
        share = value instanceof Double ratio ? Math.min(ratio, 1) : 0;
        bar = Palette.bar(machines.machine(table.convertRowIndexToModel(row)).marks());
        return this;
    }

    @Override
    public boolean isOpaque() {
        return false;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        graphics.setColor(getBackground());
        graphics.fillRect(0, 0, getWidth(), getHeight());
        Palette.paintBar(graphics, 1, getHeight() / 6, getWidth() - 4, getHeight() - getHeight() / 3, share, bar);
        super.paintComponent(graphics);
    }
}
