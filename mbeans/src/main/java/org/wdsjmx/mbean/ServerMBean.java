package org.wdsjmx.mbean;

import javax.management.ListenerNotFoundException;
import javax.management.MBeanNotificationInfo;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import org.wdsjmx.watch.ServerView;

/** The MBean of a server, which also tells what changes. */
final class ServerMBean extends StateMBean<ServerView> implements NotificationEmitter {

    private final ServerNotifications notifications;

    ServerMBean(BeanType<ServerView> type, ServerView state, ServerNotifications notifications) {
        super(type, state);
        this.notifications = notifications;
    }

    @Override
    public void addNotificationListener(NotificationListener listener, NotificationFilter filter, Object handback) {
        notifications.addNotificationListener(listener, filter, handback);
    }

    @Override
    public void removeNotificationListener(NotificationListener listener) throws ListenerNotFoundException {
        notifications.removeNotificationListener(listener);
    }

    @Override
    public void removeNotificationListener(NotificationListener listener, NotificationFilter filter, Object handback)
            throws ListenerNotFoundException {
        notifications.removeNotificationListener(listener, filter, handback);
    }

    @Override
    public MBeanNotificationInfo[] getNotificationInfo() {
        return notifications.getNotificationInfo();
    }
}
