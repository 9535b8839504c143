package org.wdsjmx.transport;

import java.util.Locale;

/** What a disconnected client is asked to do next: {@code WDSTRANSPORT_DISCONNECT_TYPE}. */
public enum DisconnectType {
    /** Leave the session and get the data another way, for example by unicast. */
    FALLBACK(1, "Fallback", "WdsTptDisconnectFallback"),
    /** Leave the session and give up. The installation fails and can leave the machine unusable. */
    ABORT(2, "Abort", "WdsTptDisconnectAbort");

    private final int value;
    private final String label;
    private final String wdsName;

    DisconnectType(int value, String label, String wdsName) {
        this.value = value;
        this.label = label;
        this.wdsName = wdsName;
    }

    /** The number that the API uses. */
    public int value() {
        return value;
    }

    /** The short name that consoles show and take: {@code Fallback} or {@code Abort}. */
    public String label() {
        return label;
    }

    /**
     * Reads a type as people and scripts write it: the short name or the WDS name in any case, or the number.
     *
     * @throws IllegalArgumentException for anything else, {@code Unknown} and {@code 0} included, with what is legal
     */
    public static DisconnectType parse(String text) {
        String wanted = text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
        for (DisconnectType type : values()) {
            if (wanted.equals(type.label.toLowerCase(Locale.ROOT))
                    || wanted.equals(type.wdsName.toLowerCase(Locale.ROOT))
                    || wanted.equals(Integer.toString(type.value))) {
                return type;
            }
        }
        // Short, because JConsole shows it in one line.
        throw new IllegalArgumentException(
                "Type " + (text == null ? "null" : '"' + text + '"')
                        + " is not known. Legal: Fallback (1) or Abort (2), or their WdsTptDisconnect names. Nothing was called.");
    }
}
