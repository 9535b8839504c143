package org.wdsjmx.plugin.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.wdsjmx.plugin.disk.FileReason;

/** Lets one thread write what others want written meanwhile: forcing a disk takes as long for many records as for one. */
final class GroupCommit {

    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Journal journal;
    private boolean isClosed;

    GroupCommit(Journal journal) {
        this.journal = journal;
    }

    /** Guarded by the lock, except for the entries. */
    private static final class Request {

        private final List<Entry> entries;
        private List<AuditRecord> records;
        private Exception failure;

        Request(List<Entry> entries) {
            this.entries = entries;
        }
    }

    /** Returns when the records are on disk; a thread that is interrupted is not disturbed. */
    List<AuditRecord> commit(List<Entry> entries) throws IOException {
        Request request = new Request(entries);
        waiting.add(request);
        writing.lock();
        try {
            if (request.records == null && request.failure == null) {
                writeAllThatWait();
            }
            if (request.records == null) {
                // One exception of its own for each thread that waits.
                throw request.failure instanceof IOException failure
                        ? new IOException(FileReason.of(failure), failure)
                        : new IOException(String.valueOf(request.failure), request.failure);
            }
            return request.records;
        } finally {
            writing.unlock();
        }
    }

    private void writeAllThatWait() {
        List<Request> group = new ArrayList<>();
        for (Request request = waiting.poll(); request != null; request = waiting.poll()) {
            group.add(request);
        }
        List<Entry> entries =
                group.stream().flatMap(request -> request.entries.stream()).toList();
        try {
            if (isClosed) {
                throw new IOException("it is closed");
            }
            List<AuditRecord> records = journal.append(entries);
            int from = 0;
            for (Request request : group) {
                int to = from + request.entries.size();
                request.records = List.copyOf(records.subList(from, to));
                from = to;
            }
        } catch (IOException | RuntimeException e) {
            group.forEach(request -> request.failure = e);
        }
    }

    /** Waits for the write that is going on; later ones fail. */
    void close() throws IOException {
        writing.lock();
        try {
            isClosed = true;
            journal.close();
        } finally {
            writing.unlock();
        }
    }
}
