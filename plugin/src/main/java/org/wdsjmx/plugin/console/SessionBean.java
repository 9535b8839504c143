package org.wdsjmx.plugin.console;

import javax.management.ObjectName;
import org.wdsjmx.mbean.TransportNames;

/** The MBean of a session, derived from that of its server. */
final class SessionBean {

    private SessionBean() {}

    static ObjectName of(Session session) {
        return TransportNames.session(serverName(session.server()), session.key());
    }

    static String serverName(ObjectName server) {
        String key = server.getKeyProperty("server");
        return key.startsWith("\"") ? ObjectName.unquote(key) : key;
    }
}
