package org.wdsjmx.transport;

/**
 * A part of the tree that one read could not see, while it saw the rest.
 *
 * @param where what was being read, for example {@code namespace "WDS:Images/install.wim/1": RetrieveContents}
 * @param error the code that the server gave
 * @param branch what is missing from the snapshot because of it; {@code null} when only properties are unknown
 */
public record ReadFault(String where, HResult error, Branch branch) {

    /** A fault that leaves properties unknown and hides nothing. */
    public ReadFault(String where, HResult error) {
        this(where, error, null);
    }

    @Override
    public String toString() {
        return where + ": " + error;
    }

    /**
     * The objects that may exist although the snapshot does not show them.
     *
     * @param namespace name of the namespace; {@code null} = any
     * @param contentId id of the content; -1 = any
     * @param sessionId id of the session; -1 = any
     */
    public record Branch(String namespace, long contentId, long sessionId) {

        /** The whole tree. */
        public static final Branch ALL = new Branch(null, -1, -1);

        /** Whether an object that was seen at this place before may still exist there. */
        public boolean hides(String seenNamespace, long seenContentId, long seenSessionId) {
            return (namespace == null || namespace.equals(seenNamespace))
                    && (contentId == -1 || contentId == seenContentId)
                    && (sessionId == -1 || sessionId == seenSessionId);
        }
    }
}
