package org.wdsjmx.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Goes through an {@code IWdsTransportCollection}. */
final class ComCollection {

    /** Looks at one element, which is released after that. */
    interface Visitor {
        void visit(ComObject item) throws VanishedException;
    }

    /** More than a session has clients (200): what fails that often in a row is the collection, not its elements. */
    private static final int MOST_FAILURES_IN_A_ROW = 256;

    private final ServerAccess server;
    private final ComObject collection;
    private final ApiInterface type;
    private final Visitor visitor;
    private final Consumer<ComException> faults;
    private final List<ConnectionLostException> broken = new ArrayList<>();
    private boolean answered;
    private int failuresInARow;
    private boolean mayCountFromZero = true;

    private ComCollection(
            ServerAccess server,
            ComObject collection,
            ApiInterface type,
            Visitor visitor,
            Consumer<ComException> faults) {
        this.server = server;
        this.collection = collection;
        this.type = type;
        this.visitor = visitor;
        this.faults = faults;
    }

    /**
     * Visits every element. Microsoft does not document where the index begins; published scripts count from 1, so 0 is
     * tried only when an index is refused.
     *
     * @param server the server that the collection belongs to
     * @param type interface of the elements
     * @param faults told of each element that cannot be got, and of the rest when so many fail in a row that no more are asked
     *     for; one that has ended meanwhile is passed over in silence
     * @throws ComException when the number of elements cannot be read
     * @throws ConnectionLostException when an element answers as if the server were gone, unless others answer and the server
     *     does
     */
    static void forEach(
            ServerAccess server,
            ComObject collection,
            ApiInterface type,
            Visitor visitor,
            Consumer<ComException> faults)
            throws ComException {
        new ComCollection(server, collection, type, visitor, faults).visitAll();
    }

    private void visitAll() throws ComException {
        long count = collection.number(ApiMember.COLLECTION_COUNT);
        collection.progress().enter(type, count);
        try {
            boolean more = true;
            for (long index = 1; more && index <= count; index++) {
                more = attempt(index) && !isHopeless(index, count);
            }
        } finally {
            collection.progress().leave();
        }
        tellBroken();
    }

    /** Visits an element if it can be got; false when there are no more. */
    private boolean attempt(long index) throws ComException {
        try {
            visit(index);
            answered = true;
            failuresInARow = 0;
            return true;
        } catch (VanishedException e) {
            // It ended after it was counted.
            return failed(null);
        } catch (ConnectionLostException e) {
            server.requireAlive(e);
            broken.add(e);
            failuresInARow++;
            return true;
        } catch (ComException e) {
            if (e.isBadIndex()) {
                if (mayCountFromZero && hasElementZero()) {
                    return false;
                }
                mayCountFromZero = false;
                if (index > collection.number(ApiMember.COLLECTION_COUNT)) {
                    return false; // the collection has shrunk
                }
            }
            return failed(e);
        }
    }

    private boolean failed(ComException fault) {
        answered = true;
        failuresInARow++;
        if (fault != null) {
            faults.accept(fault);
        }
        return true;
    }

    /** Whether so many elements have failed in a row that the rest is not asked for. */
    private boolean isHopeless(long index, long count) throws ComException {
        if (failuresInARow < MOST_FAILURES_IN_A_ROW || index >= collection.number(ApiMember.COLLECTION_COUNT)) {
            return false;
        }
        faults.accept(new ComException(
                ApiMember.COLLECTION_ITEM,
                ComException.DISP_E_BADINDEX,
                "Item " + (index + 1) + " to " + count + ", not asked for after " + failuresInARow
                        + " failures in a row"));
        return true;
    }

    /** Broken elements are told as such when others are not; where none answers, it is what holds them that is broken. */
    private void tellBroken() {
        if (!answered && !broken.isEmpty()) {
            throw broken.get(0);
        }
        broken.forEach(loss -> faults.accept(loss.call()));
    }

    /** Visits element 0, if there is one; then the elements from 1 on were the others. */
    private boolean hasElementZero() {
        try {
            visit(0);
            return true;
        } catch (VanishedException e) {
            return true;
        } catch (ComException e) {
            return false;
        }
    }

    private void visit(long index) throws ComException {
        collection.progress().element(index);
        // The element comes as an IDispatch, which need not be the same pointer as the interface itself.
        try (ComObject dispatch = collection.object(ApiMember.COLLECTION_ITEM, ApiInterface.DISPATCH, (int) index);
                ComObject item = dispatch.query(type)) {
            visitor.visit(item);
        }
    }
}
