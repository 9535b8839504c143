package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used so far, as Linux counts it (proc(5)).
 *
 * @param time when that was, in seconds
 * @param processorSeconds processor time
 * @param peakMegabytes most resident memory
 */
record Used(double time, double processorSeconds, double peakMegabytes) {

    static Used by(long pid) throws IOException {
        double processor = ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElseThrow()
                        .toMillis()
                / 1000.0;
        long peak = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        return new Used(System.nanoTime() / 1e9, processor, peak * 1024 / 1e6);
    }
}
