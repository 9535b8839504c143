package org.wdsjmx.mbean;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.wdsjmx.transport.Namespace;

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
     * {@code type=Namespace,server=S,namespace=N}. A tombstone bears {@code N#id}, because its name may have been given to a
     * new namespace while it lives on.
     */
    public static ObjectName namespace(String server, Namespace namespace) {
        return name("type=Namespace,server=" + value(server) + ",namespace=" + value(label(namespace)));
    }

    /** {@code type=Content,server=S,namespace=N,content=ID}. */
    public static ObjectName content(String server, Namespace namespace, long contentId) {
        return name("type=Content,server=" + value(server) + ",namespace=" + value(label(namespace)) + ",content="
                + contentId);
    }

    /** {@code type=Session,server=S,session=ID}. */
    public static ObjectName session(String server, long sessionId) {
        return name("type=Session,server=" + value(server) + ",session=" + sessionId);
    }

    /** {@code type=Client,server=S,session=ID,client=ID,name=NAME}; an unknown name is the empty one. */
    public static ObjectName client(String server, long sessionId, long clientId, String clientName) {
        return name("type=Client,server=" + value(server) + ",session=" + sessionId + ",client=" + clientId + ",name="
                + value(clientName == null ? "" : clientName));
    }

    /** {@code type=MulticastPolicy,server=S}, {@code type=ServicePolicy,...} or {@code type=DiagnosticsPolicy,...}. */
    static ObjectName policy(String type, String server) {
        return name("type=" + type + ",server=" + value(server));
    }

    /** {@code type=TftpClient,server=S,ip=IP,file=F}. */
    public static ObjectName tftpClient(String server, String ip, String file) {
        return name("type=TftpClient,server=" + value(server) + ",ip=" + value(ip) + ",file=" + value(file));
    }

    private static String label(Namespace namespace) {
        return namespace.isTombstone() ? namespace.name() + '#' + namespace.id() : namespace.name();
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
