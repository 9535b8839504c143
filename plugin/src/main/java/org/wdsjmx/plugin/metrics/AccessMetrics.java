package org.wdsjmx.plugin.metrics;

import io.prometheus.client.Collector;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.wdsjmx.plugin.access.Way;

/** Who showed wrong credentials, and whether the audit can be written. */
public final class AccessMetrics extends Collector {

    private final ToLongFunction<Way> notLetIn;
    private final LongSupplier auditRecords;
    private final LongSupplier auditFailures;

    /**
     * @param notLetIn how many callers were not let in by a way with the credentials that they showed
     * @param auditRecords how many records the audit has
     * @param auditFailures how often the audit could not be written
     */
    public AccessMetrics(ToLongFunction<Way> notLetIn, LongSupplier auditRecords, LongSupplier auditFailures) {
        this.notLetIn = notLetIn;
        this.auditRecords = auditRecords;
        this.auditFailures = auditFailures;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Families families = new Families();
        Families.Family refused = families.counter(
                "wds_authentication_failures_total",
                "Callers that were not let in with the credentials that they showed, by way in; who shows none is not counted",
                "way");
        for (Way way : Way.values()) {
            refused.add(notLetIn.applyAsLong(way), way.label());
        }
        families.counter("wds_audit_records_total", "Records in the audit, over all of its files")
                .add(auditRecords.getAsLong());
        families.counter(
                        "wds_audit_failures_total",
                        "Times that the audit could not be written; what it should have told first was not done")
                .add(auditFailures.getAsLong());
        return families.all();
    }
}
