package org.wdsjmx.plugin.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectInstance;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteAccessTest {

    private static final String[] TEXT = {String.class.getName()};

    private final MBeanServer remote = RemoteAccess.to(ManagementFactory.getPlatformMBeanServer());

    @Test
    void anOptionOfTheVirtualMachineCanBeRead() throws Exception {
        ObjectName diagnostic = new ObjectName("com.sun.management:type=HotSpotDiagnostic");

        assertThat(remote.invoke(diagnostic, "getVMOption", new Object[] {"HeapDumpOnOutOfMemoryError"}, TEXT))
                .isNotNull();
    }

    /** VisualVM invokes the diagnostic commands of whoever has them, and shows nothing when it is refused. */
    @Test
    void diagnosticCommandsAreNotSeen() throws Exception {
        ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
        ObjectName domain = new ObjectName("com.sun.management:*");

        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(commands))
                .isTrue();
        assertThat(remote.isRegistered(commands)).isFalse();
        assertThat(remote.queryNames(domain, null)).isNotEmpty().doesNotContain(commands);
        assertThat(remote.queryMBeans(domain, null))
                .isNotEmpty()
                .extracting(ObjectInstance::getObjectName)
                .doesNotContain(commands);
    }

    @ParameterizedTest
    @CsvSource({
        "com.sun.management:type=DiagnosticCommand, vmSystemProperties",
        "com.sun.management:type=DiagnosticCommand, vmCommandLine",
        "com.sun.management:type=DiagnosticCommand, jvmtiAgentLoad",
        "com.sun.management:type=DiagnosticCommand, getVMOption",
        "com.sun.management:type=HotSpotDiagnostic, setVMOption",
        "com.sun.management:type=HotSpotDiagnostic, dumpHeap",
        "java.lang:type=Memory, gc",
        "java.lang:type=Threading, resetPeakThreadCount"
    })
    void otherOperationsOfTheJdkAreRefused(ObjectName bean, String operation) {
        assertThatThrownBy(() -> remote.invoke(bean, operation, new Object[] {""}, TEXT))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("only MBeans of domain wds.transport can be operated");
    }
}
