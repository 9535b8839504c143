package org.wdsjmx.transport;

/** What can be done with the transport services of a server: methods of {@code IWdsTransportConfigurationManager}. */
public enum ServiceControl {
    /** Starts them; does not change how they start. */
    START,
    /** Stops them; every transfer ends. */
    STOP,
    /** Stops and starts those that run; every transfer ends. */
    RESTART,
    /** Lets them start with the system. */
    ENABLE,
    /** Keeps them from being started. */
    DISABLE
}
