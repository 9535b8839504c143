package org.wdsjmx.windows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.wdsjmx.windows.FaultLog.Place;

/**
 * Reads properties so that one that fails costs only itself: its value is unknown then, and the fault is logged. An object
 * that has ended is another matter and ends the reading of that object.
 */
final class PropertyReader {

    /** Makes what an element of a collection stands for; {@code null} leaves it out. */
    interface ItemReader<T> {
        T read(ComObject item) throws VanishedException;
    }

    private interface Getter<T> {
        T get() throws ComException;
    }

    private final ServerAccess server;
    private final FaultLog faults;
    private final Set<ApiMember> broken = EnumSet.noneOf(ApiMember.class);

    PropertyReader(ServerAccess server, FaultLog faults) {
        this.server = server;
        this.faults = faults;
    }

    /**
     * A part that is no part of the tree has answered as if the server were gone: it is unknown when the server is not.
     *
     * @throws ConnectionLostException when the server is gone
     */
    void broken(Place place, ConnectionLostException loss) {
        if (broken.add(loss.call().member())) {
            server.requireAlive(loss);
        }
        faults.property(place, loss.call());
    }

    /** A number, or -1. */
    long number(ComObject object, ApiMember member, Place place) throws VanishedException {
        return orElse(-1L, object, place, () -> object.number(member));
    }

    /** A number that is indexed by an enumeration, or -1. */
    long number(ComObject object, ApiMember member, int index, Place place) throws VanishedException {
        return orElse(-1L, object, place, () -> object.number(member, index));
    }

    /** A text that is indexed by an enumeration, or {@code null}. */
    String text(ComObject object, ApiMember member, int index, Place place) throws VanishedException {
        return orElse(null, object, place, () -> object.text(member, index));
    }

    /** The id of an object, or -1; without it the object is left out. */
    long id(ComObject object, ApiMember member, Place place) throws VanishedException {
        return identity(-1L, object, place, () -> object.number(member));
    }

    /** A 64 bit number, or -1. */
    long bigNumber(ComObject object, ApiMember member, Place place) throws VanishedException {
        return orElse(-1L, object, place, () -> object.bigNumber(member));
    }

    /** A truth value, or {@code null}. */
    Boolean truth(ComObject object, ApiMember member, Place place) throws VanishedException {
        return orElse(null, object, place, () -> object.truth(member));
    }

    /** A text, or {@code null}. */
    String text(ComObject object, ApiMember member, Place place) throws VanishedException {
        return orElse(null, object, place, () -> object.text(member));
    }

    /** A time, or {@code null}. */
    Instant time(ComObject object, ApiMember member, Place place) throws VanishedException {
        return orElse(null, object, place, () -> object.time(member));
    }

    /** The elements of a collection that a member lists; those that could be read when a part of it fails. */
    <T> List<T> children(
            ComObject parent, ApiMember retrieve, ApiInterface itemType, Place place, ItemReader<T> itemReader)
            throws VanishedException {
        List<T> children = new ArrayList<>();
        parent.progress().at(place);
        try (ComObject collection = parent.object(retrieve, ApiInterface.COLLECTION)) {
            collect(collection, itemType, place, itemReader, children);
        } catch (VanishedException e) {
            throw e;
        } catch (ComException e) {
            faults.hidden(place, e);
        }
        return children;
    }

    /**
     * The elements of a collection that is no part of the tree, so that a fault hides nothing of it; {@code null} when they
     * cannot be listed.
     */
    <T> List<T> list(
            ComObject parent, ApiMember retrieve, ApiInterface itemType, Place place, ItemReader<T> itemReader) {
        List<T> items = new ArrayList<>();
        parent.progress().at(place);
        try (ComObject collection = parent.object(retrieve, ApiInterface.COLLECTION)) {
            ComCollection.forEach(
                    server,
                    collection,
                    itemType,
                    item -> items.add(itemReader.read(item)),
                    fault -> faults.property(place, fault));
            return items;
        } catch (ComException e) {
            faults.property(place, e);
            return null;
        }
    }

    /**
     * Adds the elements of a collection to a list.
     *
     * @throws ComException when the number of elements cannot be read
     */
    <T> void collect(ComObject collection, ApiInterface itemType, Place place, ItemReader<T> itemReader, List<T> into)
            throws ComException {
        collection.progress().at(place);
        ComCollection.forEach(
                server,
                collection,
                itemType,
                item -> {
                    T child = itemReader.read(item);
                    if (child != null) {
                        into.add(child);
                    }
                },
                fault -> faults.hidden(place, fault));
    }

    private <T> T orElse(T unknown, ComObject object, Place place, Getter<T> getter) throws VanishedException {
        object.progress().at(place);
        return read(unknown, fault -> faults.property(place, fault), getter);
    }

    private <T> T identity(T unknown, ComObject object, Place place, Getter<T> getter) throws VanishedException {
        object.progress().at(place);
        return read(unknown, fault -> faults.hidden(place, fault), getter);
    }

    private static <T> T read(T unknown, Consumer<ComException> log, Getter<T> getter) throws VanishedException {
        try {
            return getter.get();
        } catch (VanishedException e) {
            throw e;
        } catch (ComException e) {
            log.accept(e);
            return unknown;
        }
    }
}
