package org.wdsjmx.plugin.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file of the overview page.
 *
 * @param text what is in it
 * @param contentType what it is
 * @param tag tells it from any other content (RFC 9110, section 8.8.3)
 */
record PagePart(String text, String contentType, String tag) {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** The part that lies beside this class under {@code page}. */
    static PagePart load(String name) {
        try (InputStream resource = PagePart.class.getResourceAsStream("page/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("page/" + name + " is missing in the program");
            }
            byte[] bytes = resource.readAllBytes();
            return new PagePart(
                    new String(bytes, StandardCharsets.UTF_8),
                    TYPES.get(name.substring(name.lastIndexOf('.') + 1)),
                    '"' + digest(bytes) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
