package org.wdsjmx.plugin.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import javax.swing.JComponent;
import org.wdsjmx.plugin.config.Quoted;

/** How values look in the tab. */
final class Shown {

    private static final int LONGEST = 400;
    private static final String[] UNITS = {"B/s", "kB/s", "MB/s", "GB/s", "TB/s"};
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Shown() {}

    /** Text of strangers on one line, with everything escaped that is no visible character. */
    static String text(String text) {
        return text == null ? "" : Quoted.line(text, LONGEST);
    }

    /** Keeps Swing from drawing a text as a page because it begins with {@code <html>}. */
    static <C extends JComponent> C plain(C component) {
        component.putClientProperty("html.disable", Boolean.TRUE);
        return component;
    }

    static String percent(Double ratio) {
        return ratio == null ? "" : String.format(Locale.ROOT, "%.0f %%", Math.floor(ratio * 100));
    }

    static String rate(Long bytesPerSecond) {
        return bytesPerSecond == null ? "unknown rate" : rate(bytesPerSecond.doubleValue());
    }

    static String rate(double bytesPerSecond) {
        double value = bytesPerSecond;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 && unit > 0 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    static String duration(Double seconds) {
        if (seconds == null) {
            return "";
        }
        long rounded = Math.round(seconds);
        if (rounded >= 86_400) {
            return rounded / 86_400 + " d " + rounded % 86_400 / 3600 + " h";
        }
        if (rounded >= 3600) {
            return rounded / 3600 + " h " + rounded % 3600 / 60 + " min";
        }
        return rounded >= 60 ? rounded / 60 + " min " + rounded % 60 + " s" : rounded + " s";
    }

    static String clock(Date time) {
        return time == null ? "" : clock(time.toInstant());
    }

    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** {@code 1 client}, {@code 2 clients}. */
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
