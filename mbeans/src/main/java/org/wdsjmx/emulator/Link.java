package org.wdsjmx.emulator;

/**
 * How fast a machine can receive.
 *
 * @param speed bytes per second, at least 1; default 100000000
 * @param jitter share by which machines differ: the speed of each is drawn once within {@code speed * (1 - jitter)} and
 *     {@code speed * (1 + jitter)}, and from second to second it wanders within a fifth of that; default 0, less than 1
 */
public record Link(Long speed, Double jitter) {

    /** The default link: 100 MB/s, always. */
    public static final Link DEFAULT = new Link(null, null);

    public Link {
        speed = Check.atLeastOne("link.speed", Check.orElse(speed, 100_000_000L));
        jitter = Check.share("link.jitter", Check.orElse(jitter, 0.0));
        if (jitter == 1) {
            throw Check.wrong("link.jitter", jitter, "it is less than 1", "Give for example 0.2");
        }
    }

    /** A link that is always equally fast. */
    public static Link of(long bytesPerSecond) {
        return new Link(bytesPerSecond, null);
    }
}
