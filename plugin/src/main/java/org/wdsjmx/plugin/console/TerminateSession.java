package org.wdsjmx.plugin.console;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanServerConnection;

/** Ends a session. */
record TerminateSession(Session session, List<Machine> machines) implements Request {

    @Override
    public String name() {
        return "Terminate session";
    }

    @Override
    public String question() {
        return "Terminate " + session.label() + " with " + Shown.count(machines.size(), "client") + "?";
    }

    @Override
    public String consequence() {
        return "All its clients are disconnected. WDS does not tell what they do next; a new request may start a new session.";
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
        return true;
    }

    @Override
    public void perform(MBeanServerConnection agent, Consumer<Result> results) throws IOException, JMException {
        agent.invoke(SessionBean.of(session), "terminate", new Object[0], new String[0]);
        results.accept(Result.of(session.label(), name(), "DONE", "The server has taken the request."));
    }
}
