package org.wdsjmx.plugin.console;

import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** The filter and the buttons over the table of clients. */
final class ActionBar extends JPanel {

    private final MachineTable table;
    private final Consumer<Request> ask;
    private final JTextField filter = new JTextField(14);
    private final JLabel count = Shown.plain(new JLabel());
    private final JButton whole = new JButton("Session");
    private final List<Action> disconnects;
    private List<Machine> machines = List.of();
    private Optional<Session> session = Optional.empty();

    /** @param ask hears of what is wanted, before it is confirmed */
    ActionBar(MachineTable table, Consumer<Request> ask) {
        this.table = table;
        this.ask = ask;
        this.disconnects =
                List.of(disconnect(Disposition.FALLBACK, KeyEvent.VK_F), disconnect(Disposition.ABORT, KeyEvent.VK_B));
        int gap = filter.getFontMetrics(filter.getFont()).getHeight() / 3;
        setLayout(new WrappingBar(gap));
        setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
        JPanel search = new JPanel(new FlowLayout(FlowLayout.LEADING, gap, 0));
        JLabel label = new JLabel("Filter");
        label.setDisplayedMnemonic(KeyEvent.VK_L);
        label.setLabelFor(filter);
        search.add(label);
        search.add(filter);
        search.add(count);
        add(search);
        disconnects.forEach(action -> add(new JButton(action)));
        add(whole);
        whole.setMnemonic(KeyEvent.VK_S);
        whole.getAccessibleContext().setAccessibleDescription("Disconnect the master or all clients, or terminate");
        whole.addActionListener(event -> sessionMenu().show(whole, 0, whole.getHeight()));
        filterWhileTyping();
        table.whenSelected(this::refresh);
        JPopupMenu menu = new JPopupMenu();
        disconnects.forEach(menu::add);
        table.setComponentPopupMenu(menu);
        refresh();
    }

    /** @param now the clients of the chosen place */
    void show(List<Machine> now, Optional<Session> chosen) {
        machines = now;
        session = chosen;
        refresh();
    }

    private void refresh() {
        int selected = table.getSelectedRowCount();
        int shown = table.getRowCount();
        count.setText((shown == machines.size() ? "" : shown + " of ")
                + Shown.count(machines.size(), "client")
                + (selected == 0 ? "" : ", " + selected + " selected"));
        disconnects.forEach(action -> action.setEnabled(selected > 0));
        whole.setEnabled(session.isPresent());
    }

    private Action disconnect(Disposition disposition, int mnemonic) {
        Action action = new AbstractAction("Disconnect (" + disposition.label() + ")...") {
            @Override
            public void actionPerformed(ActionEvent event) {
                List<Machine> selected = table.selected();
                if (!selected.isEmpty()) {
                    ask.accept(new DisconnectMachines(selected, disposition));
                }
            }
        };
        action.putValue(Action.MNEMONIC_KEY, mnemonic);
        return action;
    }

    private JPopupMenu sessionMenu() {
        JPopupMenu menu = new JPopupMenu();
        session.ifPresent(chosen -> SessionActions.of(chosen, machines).forEach(request -> {
            JMenuItem item = new JMenuItem(request.name() + "...");
            item.addActionListener(event -> ask.accept(request));
            menu.add(item);
        }));
        return menu;
    }

    private void filterWhileTyping() {
        filter.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                filter();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                filter();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                filter();
            }
        });
        on(filter, KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), JComponent.WHEN_FOCUSED, () -> filter.setText(""));
        int menuKey = GraphicsEnvironment.isHeadless()
                ? InputEvent.CTRL_DOWN_MASK
                : Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
        on(
                this,
                KeyStroke.getKeyStroke(KeyEvent.VK_F, menuKey),
                JComponent.WHEN_IN_FOCUSED_WINDOW,
                filter::requestFocusInWindow);
    }

    private void filter() {
        table.filter(filter.getText());
        refresh();
    }

    private static void on(JComponent component, KeyStroke key, int when, Runnable what) {
        component.getInputMap(when).put(key, key);
        component.getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                what.run();
            }
        });
    }
}
