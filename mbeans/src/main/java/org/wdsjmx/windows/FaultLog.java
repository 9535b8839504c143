package org.wdsjmx.windows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ReadFault;

/**
 * Collects what one read could not see. A branch is named each time; a property that fails for thousands of clients with the
 * same code is named once, with the first place and the number of the others.
 */
final class FaultLog {

    /** A place in the tree, for example {@code namespace "X", content 3}; the text is only made for a fault. */
    record Place(Place parent, String kind, Object name) {

        Place in(String childKind, Object childName) {
            return new Place(this, childKind, childName);
        }

        @Override
        public String toString() {
            String own = kind + " " + (name instanceof String text ? '"' + text + '"' : name);
            return parent == null ? own : parent + ", " + own;
        }
    }

    private record Cause(String place, ApiMember member, int code) {}

    private static final class Seen {
        private final String where;
        private long times;

        Seen(String where) {
            this.where = where;
        }
    }

    private final Map<Cause, Seen> faults = new LinkedHashMap<>();

    /** A property or an element of a collection that failed. */
    void property(Place place, ComException fault) {
        Cause cause = new Cause("", fault.member(), fault.code());
        Seen seen = faults.get(cause);
        if (seen == null) {
            seen = new Seen(place + ": " + fault.member().label());
            faults.put(cause, seen);
        }
        seen.times++;
    }

    /** A part of the tree that could not be listed. */
    void branch(Place place, ComException fault) {
        String where = place.toString();
        faults.computeIfAbsent(
                        new Cause(where, fault.member(), fault.code()),
                        cause -> new Seen(where + ": " + fault.member().label()))
                .times++;
    }

    List<ReadFault> faults() {
        return faults.entrySet().stream()
                .map(entry -> new ReadFault(
                        text(entry.getValue()), HResult.of(entry.getKey().code())))
                .toList();
    }

    private static String text(Seen seen) {
        return seen.times == 1 ? seen.where : seen.where + " (and " + (seen.times - 1) + " more)";
    }
}
