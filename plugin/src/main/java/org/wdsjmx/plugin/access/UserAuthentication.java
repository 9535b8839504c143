package org.wdsjmx.plugin.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.wdsjmx.plugin.config.UsersFile;
import org.wdsjmx.transport.MomentSource;

/**
 * Lets in the users of a file. Guessing is made slow: one bcrypt computation for each guess whether or not there is such a user, at
 * most two at a time, and a pause for an address that fails again and again. Whoever was let in lately waits for none of that.
 */
public final class UserAuthentication implements Authentication {

    private static final int ADDRESSES = 10_000;
    private static final int COMPUTATIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The limit of bcrypt; of what is longer it would look at the beginning only. */
    static final int LONGEST = 72;

    private final UserDirectory directory;
    private final BackOff backOff;
    private final VerifiedCredentials verified;
    private final Semaphore computing = new Semaphore(COMPUTATIONS, true);
    private final BCrypt.Verifyer bcrypt = BCrypt.verifyer();
    private final String hashOfNobody;

    public UserAuthentication(UserDirectory directory, MomentSource clock) {
        this.directory = directory;
        this.backOff = new BackOff(ADDRESSES, clock);
        this.verified = new VerifiedCredentials(clock);
        this.hashOfNobody =
                BCrypt.withDefaults().hashToString(costOf(directory.current().users()), new char[] {'x'});
    }

    @Override
    public Login byPassword(String user, String password, Origin origin) throws AuthenticationException {
        UserDirectory.Edition edition = directory.current();
        if (verified.contains(edition.number(), user, password)) {
            return login(user, origin);
        }
        String hash = edition.users().basic_auth_users().get(user);
        boolean right = slowly(origin, () -> matches(password, hash == null ? hashOfNobody : hash) && hash != null);
        return admitted(right, edition, user, password, origin);
    }

    @Override
    public Login byToken(String token, Origin origin) throws AuthenticationException {
        UserDirectory.Edition edition = directory.current();
        Map<String, String> tokens = edition.users().bearer_tokens();
        Optional<String> known = verified.owner(edition.number(), tokens.keySet(), token);
        if (known.isPresent()) {
            return login(known.get(), origin);
        }
        List<Map.Entry<String, String>> candidates = List.copyOf(tokens.entrySet());
        String[] owner = new String[1];
        boolean right = slowly(origin, () -> {
            for (Map.Entry<String, String> candidate : candidates) {
                if (matches(token, candidate.getValue())) {
                    owner[0] = candidate.getKey();
                }
            }
            return owner[0] != null;
        });
        return admitted(right, edition, owner[0], token, origin);
    }

    @Override
    public Login anonymous(Origin origin) throws AuthenticationException {
        throw new AuthenticationException("Name and password are needed");
    }

    @Override
    public Login resumed(String user, Origin origin) {
        return login(user, origin);
    }

    private interface Check {
        boolean isRight();
    }

    private boolean slowly(Origin origin, Check check) throws AuthenticationException {
        Optional<Duration> pause = backOff.pause(origin.address());
        if (pause.isPresent()) {
            throw new AuthenticationException("Too many failures from " + origin.address(), pause.get());
        }
        try {
            if (!computing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AuthenticationException("Too many callers have to be checked at a time", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationException("The program ends");
        }
        try {
            return check.isRight();
        } finally {
            computing.release();
        }
    }

    private Login admitted(boolean right, UserDirectory.Edition edition, String user, String credential, Origin origin)
            throws AuthenticationException {
        if (!right) {
            backOff.failed(origin.address());
            throw new AuthenticationException("Name or password is wrong");
        }
        backOff.succeeded(origin.address());
        verified.add(edition.number(), user, credential);
        return login(user, origin);
    }

    private Login login(String user, Origin origin) {
        return new Login(user, origin.way(), origin.address(), origin.readsOnly(), () -> directory.roleOf(user));
    }

    private boolean matches(String credential, String hash) {
        byte[] bytes = credential.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST
                && bytes.length > 0
                && bcrypt.verify(bytes, hash.getBytes(StandardCharsets.US_ASCII)).verified;
    }

    private static int costOf(UsersFile users) {
        return users.basic_auth_users().values().stream()
                .mapToInt(UsersFile::cost)
                .max()
                .orElse(12);
    }
}
