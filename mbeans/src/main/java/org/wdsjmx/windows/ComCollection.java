package org.wdsjmx.windows;

import java.util.function.Consumer;

/** Goes through an {@code IWdsTransportCollection}. */
final class ComCollection {

    /** Looks at one element, which is released after that. */
    interface Visitor {
        void visit(ComObject item) throws VanishedException;
    }

    private final ComObject collection;
    private final ApiInterface type;
    private final Visitor visitor;

    private ComCollection(ComObject collection, ApiInterface type, Visitor visitor) {
        this.collection = collection;
        this.type = type;
        this.visitor = visitor;
    }

    /**
     * Visits every element. Microsoft does not document where the index begins; published scripts count from 1, so 0 is
     * tried only when an index is refused.
     *
     * @param type interface of the elements
     * @param faults told of each element that cannot be got; one that has ended meanwhile is passed over in silence
     * @throws ComException when the number of elements cannot be read
     */
    static void forEach(ComObject collection, ApiInterface type, Visitor visitor, Consumer<ComException> faults)
            throws ComException {
        new ComCollection(collection, type, visitor).visitAll(faults);
    }

    private void visitAll(Consumer<ComException> faults) throws ComException {
        long count = collection.number(ApiMember.COLLECTION_COUNT);
        boolean mayCountFromZero = true;
        for (long index = 1; index <= count; index++) {
            try {
                visit(index);
            } catch (VanishedException e) {
                // It ended after it was counted.
            } catch (ComException e) {
                if (e.isBadIndex()) {
                    if (mayCountFromZero && hasElementZero()) {
                        return;
                    }
                    mayCountFromZero = false;
                    if (index > collection.number(ApiMember.COLLECTION_COUNT)) {
                        return; // the collection has shrunk
                    }
                }
                faults.accept(e);
            }
        }
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
        // The element comes as an IDispatch, which need not be the same pointer as the interface itself.
        try (ComObject dispatch = collection.object(ApiMember.COLLECTION_ITEM, ApiInterface.DISPATCH, (int) index);
                ComObject item = dispatch.query(type)) {
            visitor.visit(item);
        }
    }
}
