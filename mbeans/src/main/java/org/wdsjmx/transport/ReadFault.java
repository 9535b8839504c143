package org.wdsjmx.transport;

/**
 * A part of the tree that one read could not see, while it saw the rest.
 *
 * @param where what was being read, for example {@code namespace "WDS:Images/install.wim/1": RetrieveContents}
 * @param error the code that the server gave
 */
public record ReadFault(String where, HResult error) {

    @Override
    public String toString() {
        return where + ": " + error;
    }
}
