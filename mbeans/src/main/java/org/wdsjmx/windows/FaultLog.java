package org.wdsjmx.windows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ReadFault;

/**
 * Collects what one read could not see. What is hidden is named place by place; a property that fails for thousands of clients with the
 * same code is named once, with the first place and the number of the others.
 */
final class FaultLog {

    static final String NAMESPACE = "namespace";
    static final String CONTENT = "content";
    static final String SESSION = "session";
    static final String CLIENT = "client";

    /** What an object is called whose name or id cannot be read. */
    static final Object UNKNOWN = null;

    /** A place in the tree, for example {@code namespace "X", content 3}; the text is only made for a fault. */
    record Place(Place parent, String kind, Object name) {

        Place in(String childKind, Object childName) {
            return new Place(this, childKind, childName);
        }

        /** Everything at and below this place, as far as its names are known. */
        ReadFault.Branch branch() {
            ReadFault.Branch above = parent == null ? ReadFault.Branch.ALL : parent.branch();
            if (kind.equals(NAMESPACE) && name instanceof String namespace) {
                return new ReadFault.Branch(namespace, above.contentId(), above.sessionId());
            }
            if (kind.equals(CONTENT) && name instanceof Long content) {
                return new ReadFault.Branch(above.namespace(), content, above.sessionId());
            }
            if (kind.equals(SESSION) && name instanceof Long session) {
                return new ReadFault.Branch(above.namespace(), above.contentId(), session);
            }
            return above;
        }

        @Override
        public String toString() {
            String own = kind + " " + (name == UNKNOWN ? "?" : name instanceof String text ? '"' + text + '"' : name);
            return parent == null ? own : parent + ", " + own;
        }
    }

    private record Cause(String place, String what, int code) {}

    private static final class Seen {
        private final String where;
        private final ReadFault.Branch branch;
        private long times;

        Seen(String where, ReadFault.Branch branch) {
            this.where = where;
            this.branch = branch;
        }
    }

    private final Map<Cause, Seen> faults = new LinkedHashMap<>();

    /** A property that is unknown because of this; nothing is told where the server has nothing to tell. Hides nothing. */
    void property(Place place, ComException fault) {
        if (!fault.isNotSupported()) {
            unknown(place, fault);
        }
    }

    /** Something that is unknown because of this, whatever the code says. Hides nothing. */
    void unknown(Place place, ComException fault) {
        Cause cause = new Cause("", fault.what(), fault.code());
        Seen seen = faults.get(cause);
        if (seen == null) {
            seen = new Seen(place + ": " + fault.what(), null);
            faults.put(cause, seen);
        }
        seen.times++;
    }

    /** Objects at or below this place that may exist although they are not shown. */
    void hidden(Place place, ComException fault) {
        String where = place.toString();
        faults.computeIfAbsent(
                        new Cause(where, fault.what(), fault.code()),
                        cause -> new Seen(where + ": " + fault.what(), place.branch()))
                .times++;
    }

    List<ReadFault> faults() {
        return faults.entrySet().stream()
                .map(entry -> new ReadFault(
                        text(entry.getValue()), HResult.of(entry.getKey().code()), entry.getValue().branch))
                .toList();
    }

    private static String text(Seen seen) {
        return seen.times == 1 ? seen.where : seen.where + " (and " + (seen.times - 1) + " more)";
    }
}
