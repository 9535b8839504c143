package org.wdsjmx.plugin.jmx;

/** Something to read, write, operate and hear over remote JMX. */
public interface SampleMBean {

    long getLevel();

    void setLevel(long level);

    Object getAnything();

    void setAnything(Object anything);

    String add(long number, String text);

    void shout();
}
