package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class WindowsBackendTest {

    @Test
    void saysThatThisIsNotWindows() {
        assertThat(WindowsBackend.isSupported()).isFalse();
        assertThatThrownBy(WindowsBackend::new)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("needs Windows")
                .hasMessageContaining(System.getProperty("os.name"))
                .hasMessageContaining("emulator");
    }
}
