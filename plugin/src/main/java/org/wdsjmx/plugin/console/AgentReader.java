package org.wdsjmx.plugin.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.wdsjmx.mbean.TransportNames;
import org.wdsjmx.transport.MomentSource;

/** Reads the tables of all servers of an agent: one call for the names, and one for each server, however many clients it has. */
final class AgentReader {

    private static final ObjectName SERVERS = pattern();
    private static final String SESSIONS = "Sessions";
    private static final String CLIENTS = "ClientColumns";
    private static final String ID = "Id";
    private static final String[] ATTRIBUTES = {"Name", "Up", "LastError", "SnapshotTime", SESSIONS, CLIENTS};

    private AgentReader() {}

    static Reading read(MBeanServerConnection agent) throws IOException, ReflectionException {
        List<Server> servers = new ArrayList<>();
        for (ObjectName bean : agent.queryNames(SERVERS, null)) {
            try {
                servers.add(server(bean, agent.getAttributes(bean, ATTRIBUTES)));
            } catch (InstanceNotFoundException e) {
                // It was withdrawn between the two calls.
                continue;
            }
        }
        servers.sort(Comparator.comparing(Server::name, Natural.ORDER));
        return new Reading(MomentSource.system().moment(), List.copyOf(servers));
    }

    private static Server server(ObjectName bean, AttributeList attributes) {
        Map<String, Object> values = new HashMap<>();
        for (Attribute attribute : attributes.asList()) {
            values.put(attribute.getName(), attribute.getValue());
        }
        return new Server(
                bean,
                values.get("Name") instanceof String name ? name : bean.getKeyProperty("server"),
                trouble(values),
                values.get("SnapshotTime") instanceof Date time ? time : null,
                rows(bean, sessions(values), Session::of),
                rows(bean, clients(values), Machine::of));
    }

    private static String trouble(Map<String, Object> values) {
        if (!(values.get(CLIENTS) instanceof CompositeData) || !(values.get(SESSIONS) instanceof TabularData)) {
            return "The agent shows no tables of clients and sessions; it may be too old or too new for this tab";
        }
        if (Boolean.FALSE.equals(values.get("Up"))) {
            return values.get("LastError") instanceof String error ? error : "The server cannot be read";
        }
        return null;
    }

    private static Stream<OpenRow> sessions(Map<String, Object> values) {
        return values.get(SESSIONS) instanceof TabularData table ? OpenRow.ofTable(table) : Stream.empty();
    }

    private static Stream<OpenRow> clients(Map<String, Object> values) {
        return values.get(CLIENTS) instanceof CompositeData columns
                ? OpenRow.ofColumns(columns, ID).stream()
                : Stream.empty();
    }

    private static <T> List<T> rows(ObjectName bean, Stream<OpenRow> rows, Row<T> read) {
        // Without its id nothing can be asked of it, nor can it be known again.
        return rows.filter(row -> row.number(ID) != null)
                .map(row -> read.of(bean, row.number(ID), row))
                .toList();
    }

    private interface Row<T> {
        T of(ObjectName bean, long id, OpenRow row);
    }

    private static ObjectName pattern() {
        try {
            return new ObjectName(TransportNames.DOMAIN + ":type=Server,*");
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
