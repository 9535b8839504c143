package org.wdsjmx.plugin.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a caller may do. This table is the only one: there is no other place that grants anything. */
public enum Role {
    VIEWER(EnumSet.of(Right.READ)),
    OPERATOR(EnumSet.of(Right.READ, Right.REFRESH, Right.FALLBACK, Right.START_TRANSMISSION)),
    ADMIN(EnumSet.allOf(Right.class)),
    REMEDIATOR(EnumSet.of(Right.POST_ALERTS));

    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = Collections.unmodifiableSet(rights);
    }

    /** Everything that the role may do. */
    public Set<Right> rights() {
        return rights;
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** The name as it is written in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
