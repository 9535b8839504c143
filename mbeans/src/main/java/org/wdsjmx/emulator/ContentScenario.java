package org.wdsjmx.emulator;

/**
 * A file that a namespace offers.
 *
 * @param name file name as the clients ask for it
 * @param size bytes, at least 1
 */
public record ContentScenario(String name, long size) {

    public ContentScenario {
        Check.text("content name", name);
        Check.atLeastOne("size of content " + name, size);
    }

    ContentScenario accelerated(double factor) {
        return new ContentScenario(name, Math.max(1, Math.round(size / factor)));
    }
}
