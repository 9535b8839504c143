package org.wdsjmx.plugin.soak;

import com.sun.jna.NativeLibrary;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.ptr.IntByReference;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wdsjmx.plugin.WdsJmx;
import org.wdsjmx.windows.LiveCounts;

/**
 * The program in a Windows virtual machine, which prints every two seconds what is alive between reads, until a file appears; then it is closed, and
 * what is left is printed once more. Uses nothing but the jar and the classes of the tests.
 */
final class CountedProgram {

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
    private static void tell(String what) throws InterruptedException {
        int objects = Integer.MAX_VALUE;
        int strings = Integer.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            Thread.sleep(BETWEEN_LOOKS);
            objects = Math.min(objects, LiveCounts.of(LiveCounts.OBJECTS));
            strings = Math.min(strings, LiveCounts.of(LiveCounts.STRINGS));
        }
        System.gc();
        System.out.println(what + " objects=" + objects + " strings=" + strings + " misuses="
                + LiveCounts.of(LiveCounts.MISUSES) + " handles=" + handles() + " heap="
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " threads="
                + ManagementFactory.getThreadMXBean().getThreadCount() + " end");
    }

    private static int handles() {
        IntByReference count = new IntByReference();
        int success = NativeLibrary.getInstance("kernel32")
                .getFunction("GetProcessHandleCount")
                .invokeInt(new Object[] {Kernel32.INSTANCE.GetCurrentProcess(), count});
        if (success == 0) {
            throw new IllegalStateException("GetProcessHandleCount failed");
        }
        return count.getValue();
    }
}
