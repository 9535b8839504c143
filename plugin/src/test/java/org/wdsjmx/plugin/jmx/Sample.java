package org.wdsjmx.plugin.jmx;

import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;

/** A bean of the domain that remote consoles may operate. */
public final class Sample extends NotificationBroadcasterSupport implements SampleMBean {

    private volatile long level = 1;
    private volatile Object anything;

    @Override
    public long getLevel() {
        return level;
    }

    @Override
    public void setLevel(long level) {
        this.level = level;
    }

    @Override
    public Object getAnything() {
        return anything;
    }

    @Override
    public void setAnything(Object anything) {
        this.anything = anything;
    }

    @Override
    public String add(long number, String text) {
        return number + "+" + text;
    }

    @Override
    public void shout() {
        sendNotification(new Notification("other", this, 1, "not asked for"));
        sendNotification(new Notification("sample", this, 2, "hear, hear"));
    }
}
