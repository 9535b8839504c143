package org.wdsjmx.plugin.remediation;

import java.util.List;

/**
 * What one webhook tells.
 *
 * @param alerts in the order given
 * @param truncated how many more there are that it does not list
 * @param repeated whether it says of itself that it only repeats what was told before
 */
public record AlertGroup(List<Alert> alerts, long truncated, boolean repeated) {

    public AlertGroup {
        alerts = List.copyOf(alerts);
    }
}
