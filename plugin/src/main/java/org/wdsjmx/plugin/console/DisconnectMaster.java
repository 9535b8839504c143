package org.wdsjmx.plugin.console;

import java.util.List;
import java.util.function.Consumer;
import javax.management.MBeanServerConnection;

/** Asks the machine to leave that sets the pace as the operator sees it: never the one that does so by the time of the answer. */
record DisconnectMaster(DisconnectMachines master) implements Request {

    @Override
    public String name() {
        return "Disconnect master (" + master.disposition().label() + ")";
    }

    @Override
    public String question() {
        return "Disconnect the master client, which sets the pace of its session, by "
                + master.disposition().label() + "?";
    }

    @Override
    public String consequence() {
        return master.consequence();
    }

    @Override
    public String target() {
        return master.target();
    }

    @Override
    public List<String> targets() {
        return master.targets();
    }

    @Override
    public boolean isDrastic() {
        return master.isDrastic();
    }

    @Override
    public void perform(MBeanServerConnection agent, Consumer<Result> results) {
        master.perform(agent, results);
    }
}
