package org.wdsjmx.plugin;

/** The version of this program, as its jar bears it. */
final class Version {

    private Version() {}

    /** The version; {@code development} when the classes do not come from the jar. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
