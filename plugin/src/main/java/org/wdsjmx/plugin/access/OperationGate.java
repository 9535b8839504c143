package org.wdsjmx.plugin.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.wdsjmx.plugin.access.Admission.Target;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.audit.Intent;
import org.wdsjmx.plugin.audit.Outcome;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;

/** What every operation passes on its way to a server, whatever the way it came in. */
public final class OperationGate implements ServerOperations {

    private static final HResult ACCESS_DENIED =
            new HResult(0x80070005, "E_ACCESSDENIED", "refused by wds-jmx; the server was not asked");

    private final ServerOperations server;
    private final Admission admission;
    private final AuditLog audit;

    /** @param audit learns what came of what was admitted */
    public OperationGate(ServerOperations server, Admission admission, AuditLog audit) {
        this.server = server;
        this.admission = admission;
        this.audit = audit;
    }

    @Override
    public String name() {
        return server.name();
    }

    /** @throws SecurityException when it is refused */
    @Override
    public CompletableFuture<ServerView> refresh() {
        List<Intent> intent = admission.admit(Right.REFRESH, name(), "refresh", List.of(Target.of(null)));
        try {
            return server.refresh();
        } finally {
            // The read is not waited for: it changes nothing, and everybody sees what it finds.
            complete(intent, List.of(new Outcome("BEGUN", null, null, Duration.ZERO)));
        }
    }

    /** What is refused has the outcome REFUSED. */
    @Override
    public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type) {
        List<Target> targets = clients.stream()
                .map(client -> new Target(client.id(), client.macAddress(), client.name(), type.label()))
                .toList();
        List<Intent> intents;
        try {
            intents = admission.admit(admission.rightTo(type), name(), "disconnect", targets);
        } catch (SecurityException refusal) {
            return clients.stream()
                    .map(client -> refused(client, type, refusal.getMessage()))
                    .toList();
        }
        List<Outcome> outcomes = List.of();
        try {
            List<DisconnectResult> results = server.disconnect(clients, type);
            outcomes = results.stream().map(OperationGate::outcome).toList();
            return results;
        } finally {
            complete(intents, outcomes);
        }
    }

    /** @throws SecurityException when it is refused */
    @Override
    public CompletableFuture<ServerView> perform(ServerAction action) throws TransportException {
        List<Intent> intent = admission.admit(
                ActionRights.of(action), name(), ActionRights.nameOf(action), List.of(Target.of(action.toString())));
        long began = System.nanoTime();
        List<Outcome> outcome = List.of();
        try {
            CompletableFuture<ServerView> read = server.perform(action);
            outcome = List.of(new Outcome("DONE", null, null, since(began)));
            return read;
        } catch (TransportException e) {
            outcome = List.of(new Outcome("FAILED", e.error().hex(), e.getMessage(), since(began)));
            throw e;
        } finally {
            complete(intent, outcome);
        }
    }

    private void complete(List<Intent> intents, List<Outcome> outcomes) {
        Map<Intent, Outcome> ended = new LinkedHashMap<>();
        for (int i = 0; i < intents.size(); i++) {
            ended.put(
                    intents.get(i),
                    i < outcomes.size()
                            ? outcomes.get(i)
                            : new Outcome("ERROR", null, "An error of this program ended it", Duration.ZERO));
        }
        audit.complete(ended);
    }

    private static Outcome outcome(DisconnectResult result) {
        return new Outcome(result.outcome().name(), result.error().hex(), result.message(), result.duration());
    }

    private static DisconnectResult refused(ClientIdentity client, DisconnectType type, String reason) {
        return new DisconnectResult(client, type, DisconnectOutcome.REFUSED, ACCESS_DENIED, reason, Duration.ZERO);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
