package org.wdsjmx.plugin.console;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanServerConnection;

/** Asks every client of a session to leave it. */
record DisconnectSession(Session session, List<Machine> machines, Disposition disposition) implements Request {

    @Override
    public String name() {
        return "Disconnect all (" + disposition.label() + ")";
    }

    @Override
    public String question() {
        return "Disconnect every client of " + session.label() + " by " + disposition.label() + "? There are "
                + machines.size() + " now; who joins meanwhile is disconnected, too.";
    }

    @Override
    public String consequence() {
        return disposition.consequence();
    }

    @Override
    public String target() {
        return session.label();
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
    public void perform(MBeanServerConnection agent, Consumer<Result> results) throws IOException, JMException {
        Object answer =
                agent.invoke(SessionBean.of(session), "disconnect", new Object[] {disposition.label()}, new String[] {
                    String.class.getName()
                });
        Answers.of(answer, session.label(), name()).forEach(results);
    }
}
