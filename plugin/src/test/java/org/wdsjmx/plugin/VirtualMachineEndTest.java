package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VirtualMachineEndTest {

    @Test
    void whatWasNotClosedIsEnded() throws Exception {
        assertThat(outputOf("ends")).isEqualTo("ended\n");
    }

    @Test
    void whatWasClosedIsLeftAlone() throws Exception {
        assertThat(outputOf("closed")).isEmpty();
    }

    @Test
    void anEndThatHangsIsLeftBehindAndTold() throws Exception {
        assertThat(outputOf("hangs"))
                .isEqualTo("wds-jmx: did not stop in order within PT0.1S; it ends with the virtual machine\n");
    }

    @Test
    void itCanBeClosedByTheEndItself() throws Exception {
        assertThat(outputOf("closes")).isEqualTo("ended\n");
    }

    @Test
    void nothingBeginsWhenTheEndHasBegun() throws Exception {
        assertThat(outputOf("late")).isEqualTo("java.lang.IllegalStateException\n");
    }

    private static String outputOf(String how) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        how)
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.replace(System.lineSeparator(), "\n");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Ends in a virtual machine of its own. */
    static final class Program {

        private static final Duration LONG = Duration.ofMinutes(1);

        public static void main(String... arguments) {
            switch (arguments[0]) {
                case "ends" -> begin(LONG, Program::ended);
                case "closed" -> begin(LONG, Program::ended).close();
                case "hangs" -> begin(Duration.ofMillis(100), Program::hang);
                case "closes" -> {
                    VirtualMachineEnd[] end = new VirtualMachineEnd[1];
                    end[0] = begin(LONG, () -> {
                        end[0].close();
                        ended();
                    });
                }
                case "late" -> begin(LONG, Program::beginLate);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }

        private static VirtualMachineEnd begin(Duration patience, Runnable end) {
            return new VirtualMachineEnd(patience, end);
        }

        private static void ended() {
            System.out.println("ended");
        }

        private static void beginLate() {
            try {
                begin(LONG, Program::ended);
            } catch (IllegalStateException e) {
                System.out.println(e.getClass().getName());
            }
        }

        private static void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
