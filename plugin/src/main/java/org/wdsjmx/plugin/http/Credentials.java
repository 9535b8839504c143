package org.wdsjmx.plugin.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.access.AuthenticationException;
import org.wdsjmx.plugin.access.Login;

/** What an {@code Authorization} header shows: a name and a password (RFC 7617, in UTF-8) or a token (RFC 6750). */
interface Credentials {

    /** The form of a token in RFC 6750, which all tokens that this program makes have. */
    Pattern HEADER = Pattern.compile("(?i)(basic|bearer) +([A-Za-z0-9._~+/-]{1,4096}=*) *");

    /** Shows them to those who let in. */
    Login show(Authentication authentication, Authentication.Origin origin) throws AuthenticationException;

    /**
     * Reads a header.
     *
     * @param header {@code null} = there is none
     * @return nothing when the caller shows nothing
     * @throws AuthenticationException when it shows something that cannot be read
     */
    static Optional<Credentials> parse(String header) throws AuthenticationException {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            throw new AuthenticationException(
                    "The Authorization header is neither Basic nor Bearer as in RFC 7617 and 6750");
        }
        return Optional.of(
                matcher.group(1).equalsIgnoreCase("basic")
                        ? Basic.decode(matcher.group(2))
                        : new Bearer(matcher.group(2)));
    }

    /** Not told by toString, as records would. */
    final class Basic implements Credentials {

        private final String user;
        private final String password;

        private Basic(String user, String password) {
            this.user = user;
            this.password = password;
        }

        static Basic decode(String base64) throws AuthenticationException {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                        .toString();
                int colon = text.indexOf(':');
                if (colon >= 0) {
                    return new Basic(text.substring(0, colon), text.substring(colon + 1));
                }
            } catch (IllegalArgumentException | CharacterCodingException e) {
                throw new AuthenticationException("The basic credentials are not UTF-8 in Base64 (RFC 7617)");
            }
            throw new AuthenticationException(
                    "The basic credentials have no colon between name and password (RFC 7617)");
        }

        @Override
        public Login show(Authentication authentication, Authentication.Origin origin) throws AuthenticationException {
            return authentication.byPassword(user, password, origin);
        }
    }

    /** See {@link Basic}. */
    final class Bearer implements Credentials {

        private final String token;

        private Bearer(String token) {
            this.token = token;
        }

        @Override
        public Login show(Authentication authentication, Authentication.Origin origin) throws AuthenticationException {
            return authentication.byToken(token, origin);
        }
    }
}
