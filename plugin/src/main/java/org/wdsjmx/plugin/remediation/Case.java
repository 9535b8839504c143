package org.wdsjmx.plugin.remediation;

import org.wdsjmx.plugin.config.RemediationRule;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/**
 * An alert, its rule, and what the server shows of it; everything of the server is of one view.
 *
 * @param now when it is looked at
 */
record Case(
        Alert alert, RemediationRule rule, ServerView view, WatchedSession session, WatchedClient client, Moment now) {

    Target target() {
        return new Target(view.server(), session.session().id(), client.client().identity());
    }

    String key() {
        return alert.key(rule.action().label());
    }
}
