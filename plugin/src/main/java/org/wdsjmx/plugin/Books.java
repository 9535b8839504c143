package org.wdsjmx.plugin;

import java.io.IOException;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.audit.AuditException;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.audit.AuditRotation;
import org.wdsjmx.plugin.config.AuditSettings;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.LogSettings;
import org.wdsjmx.plugin.disk.FileReason;
import org.wdsjmx.plugin.log.ProgramLog;
import org.wdsjmx.plugin.remediation.LedgerException;
import org.wdsjmx.plugin.remediation.Remediation;
import org.wdsjmx.plugin.remediation.RemediationPlan;
import org.wdsjmx.transport.MomentSource;

/** Opens what is written to files: the log, the audit, and the ledger of the remediation beside it. */
record Books(Configuration configuration, Surroundings surroundings) {

    ProgramLog log() throws StartException {
        LogSettings settings = configuration.log();
        try {
            return ProgramLog.open(settings);
        } catch (IOException e) {
            throw new StartException(
                    "log.file: " + settings.file().orElseThrow() + " cannot be written: " + FileReason.of(e), e);
        }
    }

    AuditLog audit() throws StartException {
        AuditSettings settings = configuration.audit();
        try {
            return AuditLog.open(
                    files().audit(),
                    new AuditRotation(settings.maxSize().bytes(), settings.maxAge()),
                    MomentSource.system());
        } catch (AuditException e) {
            throw new StartException("audit.file: " + e.getMessage(), e);
        }
    }

    /**
     * The remediation, which reads its ledger.
     *
     * @param authentication knows who posted an alert
     * @param audit is told of decisions that led to nothing
     */
    Remediation remediation(Authentication authentication, AuditLog audit) throws StartException {
        RemediationPlan plan = new RemediationPlan(
                configuration.remediation(),
                files().ledger(),
                RemediationPlan.freshness(configuration.poll().interval()),
                authentication);
        try {
            return new Remediation(
                    plan,
                    (decisions, poster) -> RemediationDesk.record(audit, decisions, poster),
                    MomentSource.system());
        } catch (LedgerException e) {
            throw new StartException("remediation.ledger: " + e.getMessage(), e);
        }
    }

    private BookFiles files() {
        return BookFiles.of(configuration, surroundings.configFile());
    }
}
