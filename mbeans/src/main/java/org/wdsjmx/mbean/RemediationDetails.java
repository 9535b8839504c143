package org.wdsjmx.mbean;

import java.time.Instant;
import java.util.List;

/**
 * What the MBean of the remediation shows, all of one moment.
 *
 * @param mode what becomes of alerts at the moment: OFF, DRY_RUN or ENFORCE
 * @param breakerOpen whether failures in a row hold ENFORCE back
 * @param requested alerts that came, over again and resolved ones too
 * @param acted clients that were disconnected
 * @param rehearsed clients that would have been disconnected
 * @param notified alerts that were told, as their rules want it
 * @param skipped alerts about which nothing was done
 * @param failed clients that were to be disconnected, in vain
 * @param queued alerts that wait to be acted upon
 * @param decisions the last decisions, the newest first
 */
public record RemediationDetails(
        String mode,
        boolean breakerOpen,
        long requested,
        long acted,
        long rehearsed,
        long notified,
        long skipped,
        long failed,
        long queued,
        List<Decision> decisions) {

    /**
     * One decision about one alert. Texts may come from the network; what is not known is {@code null}, or -1.
     *
     * @param number counts decisions since the program began
     */
    public record Decision(
            long number,
            Instant time,
            String alert,
            String fingerprint,
            String action,
            String server,
            long session,
            long clientId,
            String name,
            String macAddress,
            String decision,
            String reason,
            String message) {}
}
