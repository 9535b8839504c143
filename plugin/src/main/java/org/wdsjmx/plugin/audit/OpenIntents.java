package org.wdsjmx.plugin.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The intents that have no outcome yet, in their order. */
final class OpenIntents {

    private final Map<Long, Intent> open = new LinkedHashMap<>();

    void follow(AuditRecord entered) {
        switch (entered.kind()) {
            case INTENT, CARRIED -> open.put(entered.entry().id(), entered.intent());
            case OUTCOME, UNKNOWN -> open.remove(entered.entry().id());
            default -> {
                // Of no intent.
            }
        }
    }

    void addAll(List<Intent> intents) {
        intents.forEach(intent -> open.put(intent.id(), intent));
    }

    List<Intent> list() {
        return List.copyOf(open.values());
    }
}
