package org.wdsjmx.plugin.remediation;

import java.util.List;
import org.wdsjmx.plugin.access.Login;

/** Hears of decisions that led to no request. Calls come one after another; they must not call back. */
@FunctionalInterface
public interface DecisionAudience {

    /** @param poster in whose name it was decided */
    void decided(List<Decision> decisions, Login poster);
}
