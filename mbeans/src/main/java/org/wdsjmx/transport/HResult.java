package org.wdsjmx.transport;

import java.util.Locale;

/**
 * A COM result code with the name and the meaning that are known for it.
 *
 * @param code the 32 bit code; negative = failure
 * @param symbol its name in the headers of Windows; {@code HRESULT} when the code is not known
 * @param meaning plain words for an administrator: what is wrong and, where that is certain, what to do
 */
public record HResult(int code, String symbol, String meaning) {

    /** S_OK. */
    public static final HResult OK = new HResult(0, "S_OK", "success");

    /** The entry for a code; for one that is not in the catalogue the number alone speaks. */
    public static HResult of(int code) {
        return code == 0 ? OK : HResultCatalogue.find(code);
    }

    /** Whether the code says failure (the sign bit is set). */
    public boolean failed() {
        return code < 0;
    }

    /** The code as eight hexadecimal digits, {@code 0x800706BA}. */
    public String hex() {
        return String.format(Locale.ROOT, "0x%08X", code);
    }

    @Override
    public String toString() {
        return hex() + " " + symbol + " (" + meaning + ")";
    }
}
