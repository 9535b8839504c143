package org.wdsjmx.plugin.console;

import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.accessibility.AccessibleState;
import javax.imageio.ImageIO;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTree;
import javax.swing.ListCellRenderer;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** A Java agent that looks into the windows of its virtual machine. It needs no other class of the tests. */
public final class SwingProbe implements SwingProbeMBean {

    static final String NAME = "test:type=SwingProbe";

    /** @param file where the address of the probe is written */
    public static void premain(String file) throws Exception {
        MBeanServer mbeans = ManagementFactory.getPlatformMBeanServer();
        mbeans.registerMBean(new SwingProbe(), new ObjectName(NAME));
        JMXConnectorServer server = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://127.0.0.1"), null, mbeans);
        server.start();
        Path unfinished =
                Files.writeString(Path.of(file + ".part"), server.getAddress().toString());
        Files.move(unfinished, Path.of(file), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public boolean click(String name) throws Exception {
        return inEventThread(() -> {
            AccessibleContext button = find(context -> name.equals(context.getAccessibleName())
                    && context.getAccessibleAction() != null
                    && (context.getAccessibleRole() == AccessibleRole.PUSH_BUTTON
                            || context.getAccessibleRole() == AccessibleRole.RADIO_BUTTON
                            || context.getAccessibleRole() == AccessibleRole.CHECK_BOX
                            || context.getAccessibleRole() == AccessibleRole.MENU_ITEM)
                    && context.getAccessibleStateSet().contains(AccessibleState.ENABLED));
            if (button == null) {
                return false;
            }
            // A dialog keeps its opener waiting.
            SwingUtilities.invokeLater(() -> button.getAccessibleAction().doAccessibleAction(0));
            return true;
        });
    }

    @Override
    public boolean turnTo(String tab) throws Exception {
        return inEventThread(() -> {
            for (JTabbedPane pane : parts(JTabbedPane.class)) {
                int index = pane.indexOfTab(tab);
                if (index >= 0) {
                    pane.setSelectedIndex(index);
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public String[] rows(String name) throws Exception {
        return inEventThread(() -> {
            JTable table = component(JTable.class, name);
            if (table == null) {
                return null;
            }
            String[] rows = new String[table.getRowCount()];
            for (int row = 0; row < rows.length; row++) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < table.getColumnCount(); column++) {
                    cells.add(((JLabel) table.prepareRenderer(table.getCellRenderer(row, column), row, column))
                            .getText());
                }
                rows[row] = String.join("\t", cells);
            }
            return rows;
        });
    }

    @Override
    public boolean select(String name, String text) throws Exception {
        String[] rows = rows(name);
        return inEventThread(() -> {
            JTable table = component(JTable.class, name);
            for (int row = 0; table != null && rows != null && row < table.getRowCount(); row++) {
                if (rows[row].contains(text)) {
                    table.setRowSelectionInterval(row, row);
                    return true;
                }
            }
            JList<?> list = component(JList.class, name);
            for (int line = 0; list != null && line < list.getModel().getSize(); line++) {
                if (drawn(list, line).contains(text)) {
                    list.setSelectedIndex(line);
                    return true;
                }
            }
            return false;
        });
    }

    private static <T> String drawn(JList<T> list, int line) {
        ListCellRenderer<? super T> renderer = list.getCellRenderer();
        return renderer.getListCellRendererComponent(list, list.getModel().getElementAt(line), line, false, false)
                .getAccessibleContext()
                .getAccessibleName();
    }

    @Override
    public String text(String field) throws Exception {
        return inEventThread(() -> {
            JTextComponent found = component(JTextComponent.class, field);
            return found == null ? null : found.getText();
        });
    }

    @Override
    public boolean type(String field, String text) throws Exception {
        return inEventThread(() -> {
            JTextComponent found = component(JTextComponent.class, field);
            if (found == null) {
                return false;
            }
            found.setText(text);
            return true;
        });
    }

    @Override
    public boolean open(String line) throws Exception {
        return inEventThread(() -> {
            for (JTree tree : parts(JTree.class)) {
                for (int row = 0; row < tree.getRowCount(); row++) {
                    if (drawn(tree, row).contains(line)) {
                        doubleClick(tree, tree.getRowBounds(row));
                        return true;
                    }
                }
            }
            return false;
        });
    }

    private static String drawn(JTree tree, int row) {
        Object node = tree.getPathForRow(row).getLastPathComponent();
        return String.valueOf(tree.getCellRenderer()
                .getTreeCellRendererComponent(tree, node, false, false, true, row, false)
                .getAccessibleContext()
                .getAccessibleName());
    }

    private static void doubleClick(Component component, Rectangle place) {
        for (int event : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED}) {
            component.dispatchEvent(new MouseEvent(
                    component,
                    event,
                    System.currentTimeMillis(),
                    InputEvent.BUTTON1_DOWN_MASK,
                    place.x + place.width / 2,
                    place.y + place.height / 2,
                    2,
                    false,
                    MouseEvent.BUTTON1));
        }
    }

    @Override
    public String read() throws Exception {
        return inEventThread(() -> {
            StringBuilder all = new StringBuilder();
            for (JTextComponent text : parts(JTextComponent.class)) {
                all.append(text.getDocument().getText(0, text.getDocument().getLength()))
                        .append('\n');
            }
            return all.toString();
        });
    }

    /** Also those in containers that no screen reader would find. */
    private static <T extends Component> List<T> parts(Class<T> type) {
        List<T> found = new ArrayList<>();
        Deque<Component> open = new ArrayDeque<>(List.of(Window.getWindows()));
        while (!open.isEmpty()) {
            Component component = open.pop();
            if (component.isShowing()) {
                if (type.isInstance(component)) {
                    found.add(type.cast(component));
                }
                if (component instanceof Container container) {
                    open.addAll(List.of(container.getComponents()));
                }
            }
        }
        return found;
    }

    @Override
    public String describe() throws Exception {
        return inEventThread(() -> {
            StringBuilder all = new StringBuilder();
            find(context -> {
                if (context.getAccessibleName() != null) {
                    all.append(context.getAccessibleRole())
                            .append(' ')
                            .append(context.getAccessibleName())
                            .append('\n');
                }
                return false;
            });
            return all.toString();
        });
    }

    @Override
    public void photograph(String file) throws Exception {
        Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        ImageIO.write(new Robot().createScreenCapture(screen), "png", new File(file));
    }

    @Override
    public void resize(int width, int height) throws Exception {
        inEventThread(() -> {
            for (Frame frame : Frame.getFrames()) {
                if (frame.isShowing()) {
                    frame.setBounds(0, 0, width, height);
                    frame.validate();
                }
            }
            return null;
        });
    }

    private static <T extends Component> T component(Class<T> type, String name) {
        for (Component component : components(type::isInstance)) {
            AccessibleContext context = component.getAccessibleContext();
            if (name.equals(context.getAccessibleName())) {
                return type.cast(component);
            }
        }
        return null;
    }

    private static List<Component> components(Predicate<Accessible> wanted) {
        List<Component> found = new ArrayList<>();
        for (Window window : Window.getWindows()) {
            if (window.isShowing()) {
                search(window, (accessibleChild, context) -> {
                    if (accessibleChild instanceof Component component
                            && component.isShowing()
                            && wanted.test(accessibleChild)) {
                        found.add(component);
                    }
                    return false;
                });
            }
        }
        return found;
    }

    private static AccessibleContext find(Predicate<AccessibleContext> wanted) {
        AccessibleContext[] found = new AccessibleContext[1];
        for (Window window : Window.getWindows()) {
            if (window.isShowing()) {
                search(window, (child, context) -> {
                    boolean isFound =
                            context.getAccessibleStateSet().contains(AccessibleState.SHOWING) && wanted.test(context);
                    if (isFound && found[0] == null) {
                        found[0] = context;
                    }
                    return isFound;
                });
            }
        }
        return found[0];
    }

    private interface Visitor {
        boolean ends(Accessible accessible, AccessibleContext context);
    }

    private static boolean search(Accessible accessible, Visitor visitor) {
        AccessibleContext context = accessible.getAccessibleContext();
        if (context == null) {
            return false;
        }
        if (visitor.ends(accessible, context)) {
            return true;
        }
        // Their children are thousands of cells.
        if (accessible instanceof JTable || accessible instanceof JList) {
            return false;
        }
        for (int i = 0; i < context.getAccessibleChildrenCount(); i++) {
            Accessible child = context.getAccessibleChild(i);
            if (child != null && search(child, visitor)) {
                return true;
            }
        }
        return false;
    }

    private static <T> T inEventThread(Callable<T> what) throws Exception {
        FutureTask<T> task = new FutureTask<>(what);
        SwingUtilities.invokeLater(task);
        return task.get();
    }
}
