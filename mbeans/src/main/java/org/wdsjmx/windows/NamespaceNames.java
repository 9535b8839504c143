package org.wdsjmx.windows;

import java.util.HashMap;
import java.util.Map;

/**
 * The names of the namespaces that a read met, by their ids: a name that cannot be read for a while goes on, so that what is below is not
 * lost. Before anything is done with a namespace its name is read anew.
 */
final class NamespaceNames {

    private Map<Long, String> before = Map.of();
    private Map<Long, String> now = new HashMap<>();

    /** To be called when a read begins: what the last one did not meet is forgotten. */
    void begin() {
        before = now;
        now = new HashMap<>();
    }

    /** @param id id of the namespace; -1 = unknown, then it is not remembered */
    void met(long id, String name) {
        if (id >= 0) {
            now.put(id, name);
        }
    }

    /** The name that the namespace had when it was last read; {@code null} = it was not. */
    String of(long id) {
        return before.get(id);
    }
}
