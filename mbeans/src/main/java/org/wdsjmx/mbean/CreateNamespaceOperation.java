package org.wdsjmx.mbean;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenMBeanParameterInfoSupport;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.NamespaceDraft;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.TimeText;
import org.wdsjmx.watch.ServerView;

/**
 * {@code createNamespace}. It is the one operation that takes text which the server interprets, a folder for example, so it is
 * only there when the configuration asks for it.
 */
final class CreateNamespaceOperation {

    private CreateNamespaceOperation() {}

    static Operation<ServerView> of(ServerActions server) {
        return new Operation<>(
                "createNamespace",
                "Creates and registers a namespace: offers content for multicast",
                List.of(
                        text("name", "Internal name, 1 to 255 characters without backslash"),
                        text("kind", "AUTO_CAST, SCHEDULED_CAST_MANUAL_START or SCHEDULED_CAST_AUTO_START"),
                        text("contentProvider", "Name of a registered provider, WDS for the built-in one"),
                        text("configuration", "Text for the provider; for WDS the folder that is offered"),
                        text("friendlyName", "Name for display, may be empty"),
                        text("description", "Free text, may be empty"),
                        parameter(
                                "minimumClients",
                                "Number of clients that starts a SCHEDULED_CAST_AUTO_START, or -1",
                                SimpleType.LONG),
                        text(
                                "startTime",
                                "Time that starts a SCHEDULED_CAST_AUTO_START, as in 2026-03-01T08:00:00Z, or empty")),
                SimpleType.VOID,
                (view, arguments) -> server.perform(new ServerAction.CreateNamespace(new NamespaceDraft(
                                kind((String) arguments[1]),
                                (String) arguments[0],
                                (String) arguments[2],
                                (String) arguments[3],
                                (String) arguments[4],
                                (String) arguments[5],
                                (Long) arguments[6],
                                startTime((String) arguments[7]))
                        .requireLegal(Instant.now()))));
    }

    private static NamespaceKind kind(String text) {
        return Arrays.stream(NamespaceKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Kind \"" + text
                        + "\" is not known. Legal: AUTO_CAST, SCHEDULED_CAST_MANUAL_START or SCHEDULED_CAST_AUTO_START."
                        + " Nothing was created."));
    }

    private static Instant startTime(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return TimeText.parse(text.trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "startTime \"" + text + "\" is not a time: it " + e.getMessage() + ". Nothing was created.", e);
        }
    }

    private static OpenMBeanParameterInfo text(String name, String description) {
        return parameter(name, description, SimpleType.STRING);
    }

    private static OpenMBeanParameterInfo parameter(String name, String description, OpenType<?> type) {
        return new OpenMBeanParameterInfoSupport(name, description, type);
    }
}
