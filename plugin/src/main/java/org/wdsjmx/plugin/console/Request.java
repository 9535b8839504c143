package org.wdsjmx.plugin.console;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanServerConnection;

/** Something that an operator wants to be done, and has to confirm first. */
interface Request {

    /** What it is, in few words. */
    String name();

    /** What would be done, as a question. */
    String question();

    /** What it means for the machines. */
    String consequence();

    /** Who is meant, in one line that is safe to show. */
    String target();

    /** The machines that are meant, each safe to show. */
    List<String> targets();

    /** Whether it can leave a machine unusable. */
    boolean isDrastic();

    /**
     * Does it, over the network.
     *
     * @param results hears of each outcome as soon as it is known
     * @throws IOException when the connection broke
     */
    void perform(MBeanServerConnection agent, Consumer<Result> results) throws IOException, JMException;
}
