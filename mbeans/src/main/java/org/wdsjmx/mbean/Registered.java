package org.wdsjmx.mbean;

import javax.management.ObjectName;

/** An MBean and the name it is registered under. */
record Registered<T>(ObjectName name, StateMBean<T> bean) {}
