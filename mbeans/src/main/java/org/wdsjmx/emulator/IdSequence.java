package org.wdsjmx.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Hands out ids, unsigned 32 bit, counting up from where it is told to begin; 0 is left out because it means "no client" as
 * a master. After the last id it goes on at 1 and skips what is in use.
 */
final class IdSequence {

    private static final long MASK = 0xFFFF_FFFFL;

    private final boolean reuse;
    private final Set<Long> used = new HashSet<>();
    private final Deque<Long> freed = new ArrayDeque<>();
    private long next;

    /**
     * @param first where to begin; only the low 32 bits count
     * @param reuse whether freed ids are handed out again, the one that was freed first at first
     */
    IdSequence(long first, boolean reuse) {
        this.next = first & MASK;
        this.reuse = reuse;
    }

    long take() {
        Long again = freed.poll();
        if (again != null) {
            used.add(again);
            return again;
        }
        while (next == 0 || !used.add(next)) {
            next = next + 1 & MASK;
        }
        long taken = next;
        next = next + 1 & MASK;
        return taken;
    }

    void free(long id) {
        if (used.remove(id) && reuse) {
            freed.add(id);
        }
    }
}
