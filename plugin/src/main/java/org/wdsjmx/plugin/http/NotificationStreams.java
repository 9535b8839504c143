package org.wdsjmx.plugin.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jolokia.server.core.http.BackChannel;
import org.jolokia.server.core.service.notification.Client;
import org.jolokia.service.notif.sse.SseNotificationBackend;

/**
 * Sends notifications to subscribers by streams, one for each subscriber. Jolokia itself keeps the thread of every stream that was ever
 * opened but the last one of a subscriber, and those of all when it stops. Safe for use by several threads.
 */
final class NotificationStreams extends SseNotificationBackend {

    private final Subscribers subscribers;

    /** Who streams, by his id: each knows the stream that he opened last. */
    private final Map<String, Client> streaming = new HashMap<>();

    NotificationStreams(int order, Subscribers subscribers) {
        super(order);
        this.subscribers = subscribers;
    }

    /** Who opens a stream again has lost the one before. */
    @Override
    public synchronized void channelInit(Client client, BackChannel channel) {
        Client before = streaming.get(client.getId());
        if (before != null) {
            unregister(before);
        }
        // The client itself knows the new stream already, or will.
        Client opened = new Client(client.getId());
        opened.setBackChannel(getNotifType(), channel);
        streaming.put(client.getId(), opened);
        subscribers.streams(client.getId(), () -> !channel.isClosed());
        // So that it is told when he unregisters, also without a subscription.
        client.addUsedBackend(getNotifType());
        super.channelInit(client, channel);
    }

    @Override
    public synchronized void unregister(Client client) {
        Client opened = streaming.remove(client.getId());
        if (opened != null) {
            super.unregister(opened);
        }
    }

    @Override
    public synchronized void destroy() throws Exception {
        List.copyOf(streaming.values()).forEach(this::unregister);
        super.destroy();
    }
}
