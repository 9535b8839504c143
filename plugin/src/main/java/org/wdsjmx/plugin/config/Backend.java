package org.wdsjmx.plugin.config;

/** Where the transport servers come from. */
public enum Backend {
    /** Windows Deployment Services, through its management API; needs Windows. */
    WINDOWS,
    /** Servers played in memory from a scenario; runs everywhere. */
    EMULATOR
}
