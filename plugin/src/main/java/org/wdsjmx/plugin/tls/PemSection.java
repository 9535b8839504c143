package org.wdsjmx.plugin.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM file (RFC 7468). What stands between blocks, as openssl's attributes and dumps, is explanation.
 *
 * @param label what it holds, for example {@code CERTIFICATE}
 * @param line the line of its BEGIN, from 1
 * @param cipher the cipher of the old form of encryption (DEK-Info, RFC 1421); nothing = it is not encrypted in that form
 * @param base64 its content, without line breaks
 */
record PemSection(String label, int line, Optional<String> cipher, String base64) {

    private static final Pattern BOUNDARY = Pattern.compile("-----(BEGIN|END) ([A-Z0-9#. -]{1,40})-----\\s*");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]{1,40}):\\s*(.*)");

    /**
     * All blocks of a text, in order.
     *
     * @throws TlsException when one has no end
     */
    static List<PemSection> of(String text) throws TlsException {
        List<PemSection> sections = new ArrayList<>();
        Open open = null;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher boundary = BOUNDARY.matcher(line);
            if (!boundary.matches()) {
                if (open != null) {
                    open.add(line.strip());
                }
            } else if (boundary.group(1).equals("BEGIN")) {
                requireEnd(open);
                open = new Open(boundary.group(2), number);
            } else if (open != null && open.label.equals(boundary.group(2))) {
                sections.add(open.section());
                open = null;
            }
        }
        requireEnd(open);
        return sections;
    }

    private static void requireEnd(Open open) throws TlsException {
        if (open != null) {
            throw new TlsException("has no -----END " + open.label + "----- for the block that begins in line "
                    + open.line + "; it was cut off: copy the whole of it");
        }
    }

    /** @throws TlsException when it is not Base64 */
    byte[] bytes() throws TlsException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new TlsException(
                    "has a block " + label + " in line " + line + " that is not Base64: " + e.getMessage(), e);
        }
    }

    /** A block whose end was not seen yet. */
    private static final class Open {

        private final String label;
        private final int line;
        private final StringBuilder base64 = new StringBuilder();
        private Optional<String> cipher = Optional.empty();

        Open(String label, int line) {
            this.label = label;
            this.line = line;
        }

        void add(String text) {
            Matcher header = HEADER.matcher(text);
            if (!header.matches()) {
                base64.append(text);
            } else if (header.group(1).equalsIgnoreCase("DEK-Info")) {
                cipher = Optional.of(header.group(2).replaceFirst(",.*", ""));
            }
        }

        PemSection section() {
            return new PemSection(label, line, cipher, base64.toString());
        }
    }
}
