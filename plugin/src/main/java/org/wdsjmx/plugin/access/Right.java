package org.wdsjmx.plugin.access;

/** Something that not everybody may do. */
public enum Right {
    READ("read MBeans, metrics and the page, receive notifications"),
    REFRESH("read a server at once"),
    FALLBACK("disconnect clients by Fallback"),
    START_TRANSMISSION("start a ScheduledCast"),
    ABORT("disconnect clients by Abort"),
    TERMINATE("terminate sessions and contents"),
    DEREGISTER("deregister namespaces"),
    CREATE_NAMESPACE("create namespaces"),
    CONTROL_SERVICES("start, stop, restart, enable and disable the transport services"),
    CHANGE_POLICY("change policies"),
    CONTROL_REMEDIATION("change the mode of the remediation, reset its breaker"),
    CHANGE_LOG("change the level of the log"),
    POST_ALERTS("post alerts, about which the configured rules decide");

    private final String meaning;

    Right(String meaning) {
        this.meaning = meaning;
    }

    /** What it allows, to be read after "may". */
    public String meaning() {
        return meaning;
    }
}
