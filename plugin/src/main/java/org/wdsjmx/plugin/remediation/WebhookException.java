package org.wdsjmx.plugin.remediation;

/** A body that is no webhook of Alertmanager. The message says what is wrong with it. */
public final class WebhookException extends Exception {

    private static final long serialVersionUID = 1L;

    WebhookException(String message) {
        super(message);
    }

    WebhookException(String message, Throwable cause) {
        super(message, cause);
    }
}
