package org.wdsjmx.plugin.audit;

import java.util.List;

/**
 * What a record will tell, before it has its place in the chain.
 *
 * @param id of the intent that it is about; {@code null} = none, or its own sequence number with {@link Kind#INTENT}
 * @param operation {@code null} with kinds that are about the file
 * @param outcome {@code null} with all kinds but {@link Kind#OUTCOME}
 * @param message in plain words; {@code null} = none, or that of the outcome
 */
record Entry(Kind kind, Long id, AuditedOperation operation, Outcome outcome, String message) {

    static Entry intent(AuditedOperation operation) {
        return new Entry(Kind.INTENT, null, operation, null, null);
    }

    static Entry carried(Intent intent) {
        return new Entry(Kind.CARRIED, intent.id(), intent.operation(), null, null);
    }

    static Entry outcome(Intent intent, Outcome outcome) {
        return new Entry(Kind.OUTCOME, intent.id(), intent.operation(), outcome, null);
    }

    static Entry unknown(Intent intent) {
        return new Entry(
                Kind.UNKNOWN,
                intent.id(),
                intent.operation(),
                null,
                "the program ended before the outcome was written; it may have been done or not");
    }

    static Entry denied(AuditedOperation operation, String reason) {
        return new Entry(Kind.DENIED, null, operation, null, reason);
    }

    static Entry aboutTheFile(Kind kind, String message) {
        return new Entry(kind, null, null, null, message);
    }

    static List<Entry> unknown(List<Intent> intents) {
        return intents.stream().map(Entry::unknown).toList();
    }
}
