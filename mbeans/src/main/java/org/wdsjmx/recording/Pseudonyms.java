package org.wdsjmx.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wdsjmx.transport.MacAddress;

/**
 * Other texts for texts: the same for the same one, another for every other one. They come from a random key that is kept
 * nowhere, so that nobody can find out a text by trying. Unknown and empty texts stay as they are. Every text is remembered.
 *
 * <p>Not safe for use by several threads.
 */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_SIZE = 32;
    private static final int MAC_DIGITS = 12;
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Map<String, String> known = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private final Mac hash;

    Pseudonyms() {
        byte[] key = new byte[KEY_SIZE];
        new SecureRandom().nextBytes(key);
        try {
            hash = Mac.getInstance(ALGORITHM);
            hash.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** A word that tells only what kind of text it stands for, for example {@code client-5f0c2a91}. */
    String word(String kind, String text) {
        return replaced(kind, text, digest -> String.format(Locale.ROOT, "%s-%08x", kind, digest.getInt()));
    }

    /** A MAC address that no manufacturer gives, with the separators of the original; notations of one stay one. */
    String macAddress(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String canonical = MacAddress.canonical(text);
        String digits = replaced("mac", canonical, Pseudonyms::localMacAddress);
        return canonical.length() == MAC_DIGITS ? inNotationOf(text, digits) : digits;
    }

    /** An IPv4 or IPv6 address for private use; a multicast address for a multicast address. */
    String ipAddress(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        if (IPV4.matcher(text).matches()) {
            int first = Integer.parseInt(text.substring(0, text.indexOf('.')));
            int network = first >= 224 && first <= 239 ? 239 : 10;
            return replaced("ipv4", text, digest -> ipv4(network, digest));
        }
        if (text.indexOf(':') >= 0) {
            String address = text.toLowerCase(Locale.ROOT);
            String network = address.startsWith("ff") ? "ff15" : "fd00";
            return replaced("ipv6", address, digest -> ipv6(network, digest));
        }
        return word("address", text);
    }

    private String replaced(String kind, String text, Function<ByteBuffer, String> shape) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        return known.computeIfAbsent(kind + ' ' + text, any -> fresh(text, shape));
    }

    private String fresh(String text, Function<ByteBuffer, String> shape) {
        // The shapes are short, so that two texts can meet; the later one goes on to the next.
        for (long attempt = 0; ; attempt++) {
            hash.update(ByteBuffer.allocate(Long.BYTES).putLong(attempt).flip());
            String pseudonym = shape.apply(ByteBuffer.wrap(hash.doFinal(text.getBytes(StandardCharsets.UTF_8))));
            if (given.add(pseudonym)) {
                return pseudonym;
            }
        }
    }

    private static String localMacAddress(ByteBuffer digest) {
        // Of the first byte, bit 1 says "locally administered" and bit 0 "multicast".
        return String.format(Locale.ROOT, "%02X%02X%08X", digest.get() & 0xFC | 0x02, digest.get(), digest.getInt());
    }

    private static String inNotationOf(String text, String digits) {
        StringBuilder result = new StringBuilder(text.length());
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            result.append("-:. ".indexOf(c) < 0 ? digits.charAt(next++) : c);
        }
        return result.toString();
    }

    private static String ipv4(int network, ByteBuffer digest) {
        return String.format(
                Locale.ROOT, "%d.%d.%d.%d", network, digest.get() & 0xFF, digest.get() & 0xFF, digest.get() & 0xFF);
    }

    private static String ipv6(String network, ByteBuffer digest) {
        StringBuilder address = new StringBuilder(network);
        for (int group = 1; group < 8; group++) {
            address.append(String.format(Locale.ROOT, ":%x", digest.getShort()));
        }
        return address.toString();
    }
}
