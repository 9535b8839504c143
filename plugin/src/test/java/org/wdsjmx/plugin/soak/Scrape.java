package org.wdsjmx.plugin.soak;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A page of metrics. */
record Scrape(String page) {

    private List<String> samples(String prefix) {
        return page.lines().filter(line -> line.startsWith(prefix)).toList();
    }

    /** How many series there are, whatever they measure. */
    long series() {
        return page.lines().filter(line -> !line.startsWith("#")).count();
    }

    /** The sum of all series of a family about one server. */
    long sum(String family, String server) {
        return samples(family + "{server=\"" + server + "\"").stream()
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Whether a server is said to be up. */
    boolean isUp(String server) {
        return sum("wds_up", server) == 1;
    }

    /** The MAC addresses of the clients that are shown. */
    Set<String> clients() {
        List<String> shown = samples("wds_client_info{");
        Set<String> macs = shown.stream()
                .map(line -> line.replaceAll(".*mac=\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toSet());
        if (macs.size() != shown.size()) {
            throw new AssertionError("a client is shown twice:\n" + String.join("\n", shown));
        }
        return macs;
    }
}
