package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the numbers of the vtables and the IIDs with the header of mingw-w64. */
class ApiMemberTest {

    private static final Pattern DECLARATION = Pattern.compile(
            "MIDL_INTERFACE\\(\"([0-9a-f-]{36})\"\\)\\s+" + "(IWds\\w+) : public (\\w+)\\s*\\{(.*?)\\n\\};",
            Pattern.DOTALL);
    private static final Pattern FUNCTION = Pattern.compile("STDMETHODCALLTYPE\\s+(\\w+)\\(");

    /** The names of the functions in the order of the vtable, by IID in upper case. */
    private static final Map<String, List<String>> VTABLES = new HashMap<>();

    @BeforeAll
    static void readHeader() {
        boolean found = WineParts.header().isPresent();
        assertThat(found || !"true".equals(System.getenv("CI")))
                .as("header wdstptmgmt.h (Debian package mingw-w64-common)")
                .isTrue();
        assumeTrue(found, "header wdstptmgmt.h (Debian package mingw-w64-common) is missing");
        Map<String, List<String>> byName = new HashMap<>();
        byName.put(
                "IDispatch",
                List.of(
                        "QueryInterface",
                        "AddRef",
                        "Release",
                        "GetTypeInfoCount",
                        "GetTypeInfo",
                        "GetIDsOfNames",
                        "Invoke"));
        VTABLES.put(
                "00000000-0000-0000-C000-000000000046", byName.get("IDispatch").subList(0, 3));
        VTABLES.put("00020400-0000-0000-C000-000000000046", byName.get("IDispatch"));
        Matcher declarations = DECLARATION.matcher(read(WineParts.header().orElseThrow()));
        while (declarations.find()) {
            List<String> functions = new ArrayList<>(byName.get(declarations.group(3)));
            Matcher own = FUNCTION.matcher(declarations.group(4));
            while (own.find()) {
                functions.add(own.group(1));
            }
            byName.put(declarations.group(2), functions);
            VTABLES.put(declarations.group(1).toUpperCase(java.util.Locale.ROOT), functions);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> vtable(ApiInterface type) {
        return VTABLES.get(type.iid().substring(1, 37));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheSlotOfTheHeader(ApiMember member) {
        assertThat(vtable(member.declaredIn()).get(member.slot())).isEqualTo(member.nativeName());
    }

    @ParameterizedTest
    @EnumSource
    void hasTheIidOfAnInterfaceInTheHeader(ApiInterface type) {
        assertThat(vtable(type)).isNotNull();
    }

    @Test
    void allInterfacesOfTheHeaderWereUnderstood() {
        assertThat(VTABLES).hasSize(27);
    }
}
