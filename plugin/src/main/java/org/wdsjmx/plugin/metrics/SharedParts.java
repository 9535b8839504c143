package org.wdsjmx.plugin.metrics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.wdsjmx.plugin.metrics.exposition.Format;
import org.wdsjmx.plugin.metrics.exposition.Page;

/**
 * Parts of pages that are written once for each format until what they tell has changed, for whoever scrapes meanwhile. Whoever comes
 * while they are written waits for them instead of doing the same.
 */
final class SharedParts {

    private final Consumer<Page> families;
    private final AtomicLong changes = new AtomicLong();
    private volatile Written written;

    /** @param families adds everything to a page; called by one thread at a time */
    SharedParts(Consumer<Page> families) {
        this.families = families;
    }

    private record Written(long changes, Map<Format, List<Page.Part>> parts) {}

    /** The parts, of a time after this call. */
    synchronized List<Page.Part> of(Format format) {
        // Before anything is read: a change meanwhile may be in the parts already, and makes others the next time.
        long now = changes.get();
        Written current = written;
        if (current == null || current.changes() != now) {
            current = new Written(now, new EnumMap<>(Format.class));
        }
        List<Page.Part> parts = current.parts().get(format);
        if (parts == null) {
            Page page = new Page(format);
            families.accept(page);
            parts = page.parts();
            current.parts().put(format, parts);
        }
        written = current;
        return parts;
    }

    /** Something has changed: what was written before is of no use any more. Never waits. */
    void changed() {
        changes.incrementAndGet();
        written = null;
    }
}
