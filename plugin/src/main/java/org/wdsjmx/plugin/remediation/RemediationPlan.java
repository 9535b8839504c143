package org.wdsjmx.plugin.remediation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.access.Authentication.Origin;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.access.Way;
import org.wdsjmx.plugin.config.RemediationSettings;

/**
 * What a remediation goes by.
 *
 * @param settings its rules and limits
 * @param ledger the file of the ledger
 * @param freshness age from which on the view of a server says nothing about now
 * @param authentication knows the users who posted what is resumed after a restart
 */
public record RemediationPlan(
        RemediationSettings settings, Path ledger, Duration freshness, Authentication authentication) {

    private static final int READS_MISSED = 3;
    private static final Duration LEAST_FRESHNESS = Duration.ofSeconds(30);

    /** The freshness that fits servers which are read so often. */
    public static Duration freshness(Duration interval) {
        Duration several = interval.multipliedBy(READS_MISSED);
        return several.compareTo(LEAST_FRESHNESS) > 0 ? several : LEAST_FRESHNESS;
    }

    Login resumed(String user, String address) {
        return authentication.resumed(user, new Origin(Way.ALERT, address, false));
    }

    /** The files that are written for a ledger, the one that keeps others out last. */
    public static List<Path> filesOf(Path ledger) {
        return Ledger.filesOf(ledger);
    }
}
