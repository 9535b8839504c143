package org.wdsjmx.plugin.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

/**
 * Credentials that were found right lately, so that a scrape every few seconds does not cost a bcrypt computation each. Keeps
 * keyed digests, never the credentials; forgets all when the users change. Safe for use by several threads.
 */
final class VerifiedCredentials {

    private static final int CAPACITY = 1_000;
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String ALGORITHM = "HmacSHA256";

    private final MomentSource clock;
    private final SecretKeySpec key;
    private final Map<String, Verified> byName = new LinkedHashMap<>();
    private long edition;

    private record Verified(byte[] digest, Moment since) {}

    VerifiedCredentials(MomentSource clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    /** Whether this credential of that name was right a short while ago, with the users of this edition. */
    synchronized boolean contains(long currentEdition, String name, String credential) {
        forgetOthers(currentEdition);
        Verified verified = byName.get(name);
        return verified != null
                && !clock.moment().isAtLeast(LIFETIME, verified.since())
                && MessageDigest.isEqual(verified.digest(), digest(name, credential));
    }

    /** The name whose credential this is, if it was right a short while ago. Takes as long whichever it is. */
    synchronized Optional<String> owner(long currentEdition, Iterable<String> names, String credential) {
        Optional<String> owner = Optional.empty();
        for (String name : names) {
            if (contains(currentEdition, name, credential)) {
                owner = Optional.of(name);
            }
        }
        return owner;
    }

    synchronized void add(long currentEdition, String name, String credential) {
        forgetOthers(currentEdition);
        byName.remove(name);
        byName.put(name, new Verified(digest(name, credential), clock.moment()));
        if (byName.size() > CAPACITY) {
            byName.remove(byName.keySet().iterator().next());
        }
    }

    private void forgetOthers(long currentEdition) {
        if (currentEdition != edition) {
            byName.clear();
            edition = currentEdition;
        }
    }

    private byte[] digest(String name, String credential) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(credential.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
