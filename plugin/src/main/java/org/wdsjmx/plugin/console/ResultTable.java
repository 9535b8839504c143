package org.wdsjmx.plugin.console;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.KeyboardFocusManager;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.table.DefaultTableCellRenderer;

/** What came of the requests. */
final class ResultTable extends JTable {

    private static final int[] WIDTHS = {11, 36, 28, 16, 90};

    private final ResultModel results;
    private final List<Result> arrived = new ArrayList<>();

    ResultTable() {
        this(new ResultModel());
    }

    private ResultTable(ResultModel results) {
        super(results);
        this.results = results;
        FontMetrics letters = getFontMetrics(getFont());
        setRowHeight(letters.getHeight() * 5 / 4);
        setFillsViewportHeight(true);
        setShowVerticalLines(false);
        setPreferredScrollableViewportSize(new Dimension(400, getRowHeight() * 4));
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        setDefaultRenderer(Object.class, new Cell());
        for (int i = 0; i < WIDTHS.length; i++) {
            getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i] * letters.charWidth('n'));
        }
        getAccessibleContext().setAccessibleName("Results");
    }

    /** Whole columns and a scroll bar rather than columns that nobody can read. */
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return getParent() != null && getPreferredSize().width < getParent().getWidth();
    }

    /** Takes a result from any thread. Those that arrive while the tab is busy are shown together. */
    void arrive(Result result) {
        boolean first;
        synchronized (arrived) {
            first = arrived.isEmpty();
            arrived.add(result);
        }
        if (first) {
            SwingUtilities.invokeLater(this::showArrived);
        }
    }

    private void showArrived() {
        List<Result> latest;
        synchronized (arrived) {
            latest = List.copyOf(arrived);
            arrived.clear();
        }
        results.add(latest);
    }

    private final class Cell extends DefaultTableCellRenderer {

        Cell() {
            Shown.plain(this);
        }

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int row, int column) {
            super.getTableCellRendererComponent(table, value, selected, focused, row, column);
            boolean good = results.result(row).isGood();
            if (column == 3) {
                setFont(table.getFont().deriveFont(Font.BOLD));
            }
            if (!selected) {
                setForeground(good ? table.getForeground() : Palette.trouble(table.getBackground()));
            }
            return this;
        }
    }
}
