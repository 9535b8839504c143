package org.wdsjmx.transport;

/** The codes that a WDS transport server, RPC or COM is known to give. */
final class HResultCatalogue {

    private HResultCatalogue() {}

    static HResult find(int code) {
        return new HResult(code, "HRESULT", "a code that is not in the WDS headers");
    }
}
