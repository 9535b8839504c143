package org.wdsjmx.mbean;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.watch.UniqueLabels;

/**
 * The ObjectNames of domain {@value #DOMAIN}. The order of the keys is the tree that a console draws.
 *
 * <p>Names of machines come from the network. A value that holds anything but letters, digits, {@code -}, {@code _} and
 * {@code .} is quoted, so no text can break out of its key.
 */
public final class TransportNames {

    /** The domain of every MBean of this program. */
    public static final String DOMAIN = "wds.transport";

    private TransportNames() {}

    /** {@code type=Agent}. */
    public static ObjectName agent() {
        return name("type=Agent");
    }

    /** {@code type=Remediation}. */
    public static ObjectName remediation() {
        return name("type=Remediation");
    }

    /** {@code type=Server,server=S}. */
    public static ObjectName server(String server) {
        return name("type=Server,server=" + value(server));
    }

    /**
     * {@code type=Namespace,server=S,namespace=N}.
     *
     * @param label what the namespace is called on its server, see {@link #namespaces}
     */
    static ObjectName namespace(String server, String label) {
        return name("type=Namespace,server=" + value(server) + ",namespace=" + value(label));
    }

    /** {@code type=Content,server=S,namespace=N,content=ID}. */
    static ObjectName content(String server, String namespaceLabel, String contentLabel) {
        return name("type=Content,server=" + value(server) + ",namespace=" + value(namespaceLabel) + ",content="
                + value(contentLabel));
    }

    /** {@code type=Session,server=S,session=ID}. */
    public static ObjectName session(String server, long sessionId) {
        return session(server, Long.toString(sessionId));
    }

    /** The same of a session that more than its id is needed for. */
    public static ObjectName session(String server, String sessionLabel) {
        return name("type=Session,server=" + value(server) + ",session=" + value(sessionLabel));
    }

    /** {@code type=Client,server=S,session=ID,client=ID,name=NAME}; an unknown name is the empty one. */
    public static ObjectName client(String server, long sessionId, long clientId, String clientName) {
        return client(server, Long.toString(sessionId), Long.toString(clientId), clientName);
    }

    /** The same of a client that more than its id and that of its session are needed for. */
    public static ObjectName client(String server, String sessionLabel, String clientLabel, String clientName) {
        return name("type=Client,server=" + value(server) + ",session=" + value(sessionLabel) + ",client="
                + value(clientLabel) + ",name=" + value(clientName == null ? "" : clientName));
    }

    /** {@code type=MulticastPolicy,server=S}, {@code type=ServicePolicy,...} or {@code type=DiagnosticsPolicy,...}. */
    static ObjectName policy(String type, String server) {
        return name("type=" + type + ",server=" + value(server));
    }

    /** {@code type=TftpClient,server=S,ip=IP,file=F}. */
    public static ObjectName tftpClient(String server, String ip, String file) {
        return name("type=TftpClient,server=" + value(server) + ",ip=" + value(ip) + ",file=" + value(file));
    }

    /**
     * What the namespaces of a server are called, in their order; no two are called the same. A tombstone is called {@code N#id},
     * because its name may have been given to a new namespace while it lives on, and so are namespaces to which the server gave one
     * name, against its promise. A namespace that is really called {@code N#id} keeps its name; then a number follows that of the
     * other, {@code N#id#2}.
     */
    static List<String> namespaces(List<Namespace> namespaces) {
        Map<String, Long> living = namespaces.stream()
                .filter(namespace -> !namespace.isTombstone())
                .collect(Collectors.groupingBy(Namespace::name, Collectors.counting()));
        Predicate<Namespace> called = namespace -> !namespace.isTombstone() && living.get(namespace.name()) == 1;
        return UniqueLabels.of(
                namespaces,
                namespace -> called.test(namespace) ? namespace.name() : namespace.name() + '#' + namespace.id(),
                called);
    }

    /** What the contents of a namespace are called: by their ids, and where the server gave one id to several, a number follows. */
    static List<String> contents(Namespace namespace) {
        return UniqueLabels.of(namespace.contents(), content -> Long.toString(content.id()));
    }

    /** The text as a value of an ObjectName, quoted where it must be. */
    static String value(String text) {
        return isPlain(text) ? text : ObjectName.quote(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (!plain) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static ObjectName name(String keys) {
        try {
            return new ObjectName(DOMAIN + ':' + keys);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException("not an ObjectName although its values are quoted: " + keys, e);
        }
    }
}
