package org.wdsjmx.plugin.soak;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.wdsjmx.plugin.WdsJmx;
import org.wdsjmx.windows.LiveCounts;

/**
 * The program in a Windows virtual machine, which prints every two seconds what is alive between reads, until a file appears; then it is closed, and
 * what is left is printed once more. Uses nothing but the jar and the classes of the tests.
 */
final class CountedProgram {

    private static final Pattern TOTAL = Pattern.compile("Total: .*committed=(\\d+)KB");
    private static final int LOOKS = 40;
    private static final long BETWEEN_LOOKS = 50;

    private CountedProgram() {}

    /** @param arguments the configuration file, and the file whose appearance ends the program */
    public static void main(String[] arguments) throws Exception {
        Path stop = Path.of(arguments[1]);
        try (WdsJmx wds = WdsJmx.builder().configFile(Path.of(arguments[0])).start()) {
            System.out.println("HTTP " + wds.httpUrl().orElseThrow());
            while (!Files.exists(stop)) {
                tell("live");
            }
        }
        tell("left");
    }

    /** The least that was alive at one of several looks: a read takes a small part of the time between two of them. */
    private static void tell(String what) throws InterruptedException, JMException {
        int objects = Integer.MAX_VALUE;
        int strings = Integer.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            Thread.sleep(BETWEEN_LOOKS);
            objects = Math.min(objects, LiveCounts.of(LiveCounts.OBJECTS));
            strings = Math.min(strings, LiveCounts.of(LiveCounts.STRINGS));
        }
        System.gc();
        System.out.println(what + " objects=" + objects + " strings=" + strings + " misuses="
                + LiveCounts.of(LiveCounts.MISUSES) + " accounted=" + accounted() + " heap="
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " threads="
                + ManagementFactory.getThreadMXBean().getThreadCount() + " end");
    }

    /** Kilobytes that the virtual machine accounts for: heap, classes, compiled code and the like; not what is allocated by native code of others. */
    private static String accounted() throws JMException {
        String summary = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmNativeMemory",
                        new Object[] {new String[] {"summary"}},
                        new String[] {String[].class.getName()});
        Matcher total = TOTAL.matcher(summary);
        if (!total.find()) {
            throw new IllegalStateException(summary);
        }
        return total.group(1);
    }
}
