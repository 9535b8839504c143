package org.wdsjmx.plugin.console;

import com.sun.tools.jconsole.JConsoleContext;
import com.sun.tools.jconsole.JConsoleContext.ConnectionState;
import com.sun.tools.jconsole.JConsolePlugin;
import java.beans.PropertyChangeEvent;
import java.util.Map;
import javax.swing.JPanel;
import javax.swing.SwingWorker;

/** What JConsole and VisualVM load: one for each connection of theirs. */
public final class TransportPlugin extends JConsolePlugin {

    private Desk desk;

    /** Called by the console. */
    public TransportPlugin() {
        addContextPropertyChangeListener(this::connectionChanged);
    }

    @Override
    public synchronized Map<String, JPanel> getTabs() {
        if (desk == null) {
            desk = new Desk(null);
            connect(getContext().getConnectionState());
        }
        return Map.of("WDS Transport", desk.tab());
    }

    /** The console calls this whenever it is time to refresh. The reading has a thread of its own, which no lost connection holds. */
    @Override
    public synchronized SwingWorker<?, ?> newSwingWorker() {
        if (desk != null) {
            desk.refresh();
        }
        return null;
    }

    @Override
    public synchronized void dispose() {
        if (desk != null) {
            desk.close();
        }
    }

    private synchronized void connectionChanged(PropertyChangeEvent event) {
        if (desk != null
                && JConsoleContext.CONNECTION_STATE_PROPERTY.equals(event.getPropertyName())
                && event.getNewValue() instanceof ConnectionState state) {
            connect(state);
        }
    }

    private void connect(ConnectionState state) {
        switch (state) {
            case CONNECTED -> desk.connect(getContext().getMBeanServerConnection());
            case DISCONNECTED -> desk.disconnect();
            case CONNECTING -> {}
        }
    }
}
