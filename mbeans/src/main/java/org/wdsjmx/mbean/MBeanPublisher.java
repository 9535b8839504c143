package org.wdsjmx.mbean;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.management.MBeanServer;
import org.wdsjmx.watch.Change;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerListener;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;

/**
 * Publishes the views of servers as MBeans.
 *
 * <p>Beans come and go one by one while others are read: a reader that named one bean may find it gone, a reader that asks by
 * pattern gets those that are there.
 */
public final class MBeanPublisher implements ServerListener, AutoCloseable {

    private final Registrations registrations;
    private final UnaryOperator<ServerOperations> gate;
    private final InstantSource clock;
    private final boolean createsNamespaces;
    private final ListenerQueues listeners = new ListenerQueues();
    private final Map<String, ServerBeans> servers = new HashMap<>();
    private boolean closed;

    /**
     * @param server where the MBeans are registered
     * @param gate what the operations of the MBeans go through on their way to a server
     * @param clock the time of changes that no read led to
     * @param createsNamespaces whether namespaces can be created; off unless somebody asks for it, because it takes text that
     *     the server interprets
     */
    public MBeanPublisher(
            MBeanServer server, UnaryOperator<ServerOperations> gate, InstantSource clock, boolean createsNamespaces) {
        this.registrations = new Registrations(server);
        this.gate = gate;
        this.clock = clock;
        this.createsNamespaces = createsNamespaces;
    }

    /**
     * Registers the MBean of this program.
     *
     * @param control where its writable attributes lead
     */
    public void publishAgent(AgentControl control, AgentDetails agent) {
        registrations.add(TransportNames.agent(), new StateMBean<>(AgentBean.type(control), agent));
    }

    /**
     * Registers the MBean of the remediation.
     *
     * @param control where its operations lead
     * @param first what it shows at first
     * @return takes what it shows from then on
     */
    public Consumer<RemediationDetails> publishRemediation(RemediationControl control, RemediationDetails first) {
        StateMBean<RemediationDetails> bean = new StateMBean<>(RemediationBean.type(control), first);
        registrations.add(TransportNames.remediation(), bean);
        return bean::show;
    }

    @Override
    public void published(ServerOperations server, ServerView view, List<Change> changes, Reading reading) {
        ServerBeans beans;
        synchronized (this) {
            if (closed) {
                return;
            }
            beans = servers.computeIfAbsent(
                    view.server(),
                    name -> new ServerBeans(registrations, listeners, gate.apply(server), createsNamespaces));
        }
        // Views of one server come one after another; servers do not wait for each other.
        beans.show(view, changes, view.up() ? view.lastRead().instant() : clock.instant());
    }

    /** Removes every MBean. Called when no more views are published. */
    @Override
    public synchronized void close() {
        closed = true;
        servers.values().forEach(ServerBeans::removeAll);
        registrations.remove(TransportNames.agent());
        registrations.remove(TransportNames.remediation());
        listeners.close();
    }
}
