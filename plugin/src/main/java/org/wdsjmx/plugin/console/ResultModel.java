package org.wdsjmx.plugin.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.swing.table.AbstractTableModel;

/** What came of the last requests, the newest first. */
final class ResultModel extends AbstractTableModel {

    private static final int KEPT = 1000;
    private static final String[] TITLES = {"Time", "Who", "Asked", "Outcome", "Message"};

    private final Deque<Result> arriving = new ArrayDeque<>();
    private List<Result> results = List.of();

    void add(List<Result> latest) {
        latest.forEach(arriving::addFirst);
        while (arriving.size() > KEPT) {
            arriving.removeLast();
        }
        results = new ArrayList<>(arriving);
        fireTableDataChanged();
    }

    Result result(int row) {
        return results.get(row);
    }

    @Override
    public int getRowCount() {
        return results.size();
    }

    @Override
    public int getColumnCount() {
        return TITLES.length;
    }

    @Override
    public String getColumnName(int column) {
        return TITLES[column];
    }

    @Override
    public Object getValueAt(int row, int column) {
        Result result = results.get(row);
        return switch (column) {
            case 0 -> Shown.clock(result.time());
            case 1 -> result.target();
            case 2 -> result.asked();
            case 3 -> result.outcome();
            default -> result.message();
        };
    }
}
