package org.wdsjmx.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The codes that a WDS transport server, RPC or COM is known to give. They stand in the resource {@code hresults.txt}, so
 * that the wording can be mended without touching code.
 */
final class HResultCatalogue {

    static final String RESOURCE = "hresults.txt";

    /** Severity "failure" and facility 7, under which a Windows error number travels as an HRESULT. */
    private static final int FACILITY_WIN32 = 0x8007_0000;

    private static final Map<Integer, HResult> KNOWN = load();

    private HResultCatalogue() {}

    static HResult find(int code) {
        HResult known = KNOWN.get(code);
        return known != null ? known : new HResult(code, "HRESULT", meaningOfUnknown(code));
    }

    private static String meaningOfUnknown(int code) {
        if ((code & 0xFFFF_0000) == FACILITY_WIN32) {
            int number = code & 0xFFFF;
            return "Windows error " + number + "; \"net helpmsg " + number + "\" on a Windows machine shows its text";
        }
        return "a code that is not in the WDS headers";
    }

    private static Map<Integer, HResult> load() {
        try (InputStream in = HResultCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: resource " + RESOURCE + " is missing");
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code number symbol meaning} lines; a code that occurs twice is a fault of the table. */
    static Map<Integer, HResult> parse(BufferedReader table) throws IOException {
        Map<Integer, HResult> codes = new HashMap<>();
        for (String line = table.readLine(); line != null; line = table.readLine()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split(" ", 3);
            int code = (int) Long.decode(columns[0]).longValue();
            if (codes.put(code, new HResult(code, columns[1], columns[2])) != null) {
                throw new IllegalStateException(columns[0] + " stands twice in " + RESOURCE);
            }
        }
        return codes;
    }
}
