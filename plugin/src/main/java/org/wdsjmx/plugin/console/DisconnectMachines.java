package org.wdsjmx.plugin.console;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.Query;
import javax.management.QueryExp;
import org.wdsjmx.mbean.TransportNames;

/**
 * Asks those clients to leave that the operator has seen and confirmed, one by one. Each is named by session, id, name and MAC
 * address: when WDS has given the id to another machine meanwhile, nothing is called.
 */
record DisconnectMachines(List<Machine> machines, Disposition disposition) implements Request {

    @Override
    public String name() {
        return "Disconnect (" + disposition.label() + ")";
    }

    @Override
    public String question() {
        return "Disconnect " + Shown.count(machines.size(), "client") + " by " + disposition.label() + "?";
    }

    @Override
    public String consequence() {
        return disposition.consequence();
    }

    @Override
    public String target() {
        return machines.size() == 1 ? machines.get(0).called() : Shown.count(machines.size(), "client");
    }

    @Override
    public List<String> targets() {
        return machines.stream().map(Machine::label).toList();
    }

    @Override
    public boolean isDrastic() {
        return disposition.isDrastic();
    }

    @Override
    public void perform(MBeanServerConnection agent, Consumer<Result> results) {
        for (int i = 0; i < machines.size(); i++) {
            Machine machine = machines.get(i);
            try {
                disconnect(agent, machine).forEach(results);
            } catch (JMException | RuntimeException e) {
                results.accept(Answers.of(e, machine.called(), name()));
            } catch (IOException e) {
                // Whether the server was asked before the connection broke cannot be known here.
                results.accept(Result.of(
                        machine.called(),
                        name(),
                        "UNKNOWN",
                        "The connection broke; the audit of the agent tells more."));
                int rest = machines.size() - i - 1;
                if (rest > 0) {
                    results.accept(
                            Result.of(Shown.count(rest, "other client"), name(), "FAILED", "Not asked for any more."));
                }
                return;
            }
        }
    }

    private List<Result> disconnect(MBeanServerConnection agent, Machine machine) throws IOException, JMException {
        ObjectName bean = bean(machine);
        if (machine.mac() != null) {
            // By a query, which no console answers from a cache.
            QueryExp same = Query.eq(Query.attr("MacAddress"), Query.value(machine.mac()));
            Set<ObjectName> found = agent.queryNames(bean, same);
            if (found.isEmpty() && agent.isRegistered(bean)) {
                return List.of(Result.of(
                        machine.called(), name(), "CHANGED", "Another machine has that id now; nothing was called."));
            }
        }
        Object answer = agent.invoke(
                bean, "disconnect", new Object[] {disposition.label()}, new String[] {String.class.getName()});
        return Answers.of(answer, machine.called(), name());
    }

    private static ObjectName bean(Machine machine) {
        return TransportNames.client(
                SessionBean.serverName(machine.server()),
                machine.session() == null ? "-1" : machine.session(),
                machine.key(),
                machine.name());
    }
}
