package org.wdsjmx.plugin.soak;

import java.util.regex.Pattern;

/**
 * How many threads a virtual machine has, by what they are for.
 *
 * @param http that answer HTTP
 * @param served that serve a connection of remote JMX
 * @param known that wait for a console to be silent for too long: one for each that the JDK knows
 * @param idle of remote JMX that wait for another connection, for a minute
 * @param others all the rest
 */
record ThreadCensus(long http, long served, long known, long idle, long others) {

    private static final Pattern THREAD = Pattern.compile("(?m)^\"");
    private static final Pattern HTTP = Pattern.compile("(?m)^\"wds-http-\\d");
    private static final Pattern SERVED = Pattern.compile("(?m)^\"RMI TCP Connection\\(\\d");
    private static final Pattern IDLE = Pattern.compile("(?m)^\"RMI TCP Connection\\(idle");
    private static final Pattern KNOWN = Pattern.compile("(?m)^\"JMX server connection timeout");

    /** Counts what jcmd's {@code Thread.print} says. */
    static ThreadCensus of(String threads) {
        long http = count(HTTP, threads);
        long served = count(SERVED, threads);
        long known = count(KNOWN, threads);
        long idle = count(IDLE, threads);
        return new ThreadCensus(http, served, known, idle, count(THREAD, threads) - http - served - known - idle);
    }

    private static long count(Pattern kind, String threads) {
        return kind.matcher(threads).results().count();
    }
}
