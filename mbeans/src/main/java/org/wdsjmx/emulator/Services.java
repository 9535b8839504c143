package org.wdsjmx.emulator;

import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.TransportException;

/**
 * The transport services of one server. While they do not run nobody joins and nothing is transferred; that the server can
 * still be read and asked is the emulator's own choice. Guarded by the lock of the server.
 */
final class Services {

    private final ServerModel model;
    private boolean running;
    private boolean disabled;
    private long startedAt;

    Services(ServerModel model, boolean running) {
        this.model = model;
        this.running = running;
    }

    boolean running() {
        return running;
    }

    /** When they were started last, in milliseconds since the start of the scenario; 0 = they have run from the start. */
    long startedAt() {
        return startedAt;
    }

    /**
     * Does it, or nothing when it is so already. Disabling does not stop what runs.
     *
     * @throws TransportException when stopped services are to be started that are disabled. A restart has stopped them by
     *     then
     */
    void control(ServiceControl control, String what) throws TransportException {
        switch (control) {
            case START -> start(what);
            case STOP -> stop();
            case RESTART -> {
                if (running) {
                    stop();
                    start(what);
                }
            }
            case ENABLE -> disabled = false;
            case DISABLE -> disabled = true;
        }
    }

    private void start(String what) throws TransportException {
        if (running) {
            return;
        }
        if (disabled) {
            throw Codes.failure(what, Codes.ERROR_SERVICE_DISABLED);
        }
        running = true;
        startedAt = model.now();
        model.offers().checkAfterStart(model.now());
    }

    private void stop() {
        running = false;
        model.terminateAll();
        model.transfers().breakOff();
    }
}
