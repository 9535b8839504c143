package org.wdsjmx.watch;

import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Session;

/**
 * Goes on with the names and addresses of an earlier read where the server refuses them in this one, so that nothing bears another name
 * for as long as one property cannot be read. Numbers are never gone on with: they are unknown until the server tells them again.
 */
final class Remembered {

    private Remembered() {}

    static Client client(Client before, Client now) {
        // Most clients of some servers have no user in any read: they are not copied for that.
        if (!isRefused(before.name(), now.name())
                && !isRefused(before.macAddress(), now.macAddress())
                && !isRefused(before.ipAddress(), now.ipAddress())
                && !isRefused(before.userIdentity(), now.userIdentity())) {
            return now;
        }
        return new Client(
                now.id(),
                latest(before.name(), now.name()),
                latest(before.macAddress(), now.macAddress()),
                latest(before.ipAddress(), now.ipAddress()),
                latest(before.userIdentity(), now.userIdentity()),
                now.completion(),
                now.joinDurationSeconds(),
                now.cpuUtilization(),
                now.memoryUtilization(),
                now.networkUtilization());
    }

    static Content content(Content before, Content now) {
        return !isRefused(before.name(), now.name()) || before.id() != now.id()
                ? now
                : new Content(now.id(), before.name(), now.sessions());
    }

    static Session session(Session before, Session now) {
        return !isRefused(before.networkInterfaceName(), now.networkInterfaceName())
                        && !isRefused(before.networkInterfaceAddress(), now.networkInterfaceAddress())
                ? now
                : new Session(
                        now.id(),
                        latest(before.networkInterfaceName(), now.networkInterfaceName()),
                        latest(before.networkInterfaceAddress(), now.networkInterfaceAddress()),
                        now.transferRate(),
                        now.masterClientId(),
                        now.clients());
    }

    private static String latest(String before, String now) {
        return isRefused(before, now) ? before : now;
    }

    /** Whether an earlier read told what this one does not. */
    private static boolean isRefused(String before, String now) {
        return !ClientIdentity.isKnown(now) && before != null;
    }
}
