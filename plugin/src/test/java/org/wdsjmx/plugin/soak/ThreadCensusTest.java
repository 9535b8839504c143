package org.wdsjmx.plugin.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Threads are told apart by what they are for. */
class ThreadCensusTest {

    @Test
    void everyThreadIsCountedOnce() {
        String threads = """
                2026-01-02 03:04:05
                Full thread dump OpenJDK 64-Bit Server VM:

                "main" #1 prio=5 waiting on condition
                   java.lang.Thread.State: WAITING (parking)

                "wds-http-1" #30 daemon prio=5 waiting on condition
                "wds-http-27" #57 daemon prio=5 waiting on condition
                "wds-http-deadlines" #29 daemon prio=5 waiting on condition
                "RMI TCP Accept-0" #31 daemon prio=5 runnable
                "RMI TCP Connection(12)-127.0.0.1" #44 daemon prio=5 runnable
                "RMI TCP Connection(idle)" #45 daemon prio=5 waiting on condition
                "JMX server connection timeout 46" #46 daemon prio=5 in Object.wait()
                "JMX server connection timeout 49" #49 daemon prio=5 in Object.wait()
                "VM Thread" os_prio=0 runnable

                JNI global refs: 19, weak refs: 0
                """;
        assertThat(ThreadCensus.of(threads)).isEqualTo(new ThreadCensus(2, 1, 2, 1, 4));
    }
}
