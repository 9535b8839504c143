package org.wdsjmx.emulator;

import java.util.ArrayList;
import java.util.List;

/** A file that is being sent. Guarded by the lock of its server. */
final class ContentModel {

    private final long id;
    private final NamespaceModel namespace;
    private final String name;
    private final long size;
    private final List<SessionModel> sessions = new ArrayList<>();

    ContentModel(long id, NamespaceModel namespace, String name, long size) {
        this.id = id;
        this.namespace = namespace;
        this.name = name;
        this.size = size;
    }

    long id() {
        return id;
    }

    NamespaceModel namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    /** Bytes. */
    long size() {
        return size;
    }

    List<SessionModel> sessions() {
        return sessions;
    }
}
