package org.wdsjmx.plugin;

import java.io.PrintStream;
import java.lang.instrument.Instrumentation;

/**
 * Starts wds-jmx inside another application: {@code java -javaagent:wds-jmx.jar=wds-jmx.yaml ...}. Whatever keeps it from starting is told
 * on standard error, in a line for each fault, and does not keep the application from running: the virtual machine aborts when
 * an agent throws.
 *
 * <p>This class names no type of a module that the virtual machine may lack, so it can be loaded in every one.
 */
public final class Agent {

    private static final String NOT_STARTED = "wds-jmx: not started: ";

    private Agent() {}

    /** Called by the virtual machine before the application starts. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(arguments, System.err);
    }

    /** Called by the virtual machine when the agent is attached later. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, System.err);
    }

    private static void start(String arguments, PrintStream err) {
        try {
            RequiredModules.missing()
                    .ifPresentOrElse(
                            missing -> err.println(NOT_STARTED + missing),
                            () -> AgentStart.with(arguments).forEach(fault -> err.println(NOT_STARTED + fault)));
        } catch (Throwable e) {
            err.println(NOT_STARTED + reason(e));
        }
    }

    /** Nobody foresaw it, so where it happened is all that helps. */
    private static String reason(Throwable e) {
        String text = e.toString().lines().findFirst().orElse("");
        if (e instanceof SecurityException) {
            return text + "; the security policy of this virtual machine must grant wds-jmx.jar"
                    + " java.security.AllPermission";
        }
        StackTraceElement[] frames = e.getStackTrace();
        return frames.length == 0 ? text : text + " at " + frames[0];
    }
}
