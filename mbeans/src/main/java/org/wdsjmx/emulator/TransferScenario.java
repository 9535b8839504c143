package org.wdsjmx.emulator;

import java.time.Duration;
import java.util.Optional;
import org.wdsjmx.transport.TftpClient;

/**
 * A TFTP transfer, for example of a boot image to a machine that starts from the network. It moves evenly, whatever the
 * sessions of the server need.
 *
 * @param file path of the file as the client asks for it
 * @param size bytes, at least 1
 * @param ipAddress address of the client as text
 * @param blockSize bytes of one block; default 1456. The limit of the service policy has no effect
 * @param windowSize blocks of one window; default 4
 * @param timeout time-out of the transfer, in whole seconds; default 10 s
 * @param speed bytes per second; default 10000000
 * @param after when it begins, counted from the start of the scenario; default 0
 * @param repeatAfter how long after its end it begins anew; absent = never
 */
public record TransferScenario(
        String file,
        long size,
        String ipAddress,
        Integer blockSize,
        Integer windowSize,
        Duration timeout,
        Long speed,
        Duration after,
        Duration repeatAfter) {

    public TransferScenario {
        Check.text("file of a transfer", file);
        Check.atLeastOne("size of transfer " + file, size);
        Check.text("ipAddress of transfer " + file, ipAddress);
        blockSize = Check.atLeastOne("blockSize of transfer " + file, Check.orElse(blockSize, 1_456));
        windowSize = Check.atLeastOne("windowSize of transfer " + file, Check.orElse(windowSize, 4));
        timeout = Check.orElse(Check.notNegative("timeout of transfer " + file, timeout), Duration.ofSeconds(10));
        speed = Check.atLeastOne("speed of transfer " + file, Check.orElse(speed, 10_000_000L));
        after = Check.orElse(Check.notNegative("after of transfer " + file, after), Duration.ZERO);
        Check.notNegative("repeatAfter of transfer " + file, repeatAfter);
    }

    /** A transfer at the start, once. */
    public static TransferScenario of(String file, long size, String ipAddress, long bytesPerSecond) {
        return new TransferScenario(file, size, ipAddress, null, null, null, bytesPerSecond, null, null);
    }

    /** The same transfer at another time, and again and again. */
    public TransferScenario beginning(Duration otherAfter, Duration otherRepeatAfter) {
        return new TransferScenario(
                file, size, ipAddress, blockSize, windowSize, timeout, speed, otherAfter, otherRepeatAfter);
    }

    /**
     * What the server shows of it; empty while it is not under way.
     *
     * @param servicesStartedAt what had begun before this moment was broken off
     */
    Optional<TftpClient> at(long now, long servicesStartedAt) {
        long lasting = Math.max(1, (long) Math.ceil(size * 1_000.0 / speed));
        long since = now - after.toMillis();
        long running = repeatAfter == null || since < 0 ? since : since % (lasting + repeatAfter.toMillis());
        if (running < 0 || running >= lasting || now - running < servicesStartedAt) {
            return Optional.empty();
        }
        long blocks = (long) (speed * (running / 1_000.0)) / blockSize;
        return Optional.of(new TftpClient(
                file, ipAddress, timeout.toSeconds(), Math.min(size, blocks * blockSize), size, blockSize, windowSize));
    }

    TransferScenario accelerated(double factor) {
        return new TransferScenario(
                file,
                Math.max(1, Math.round(size / factor)),
                ipAddress,
                blockSize,
                windowSize,
                timeout,
                speed,
                Check.divided(after, factor),
                Check.divided(repeatAfter, factor));
    }
}
