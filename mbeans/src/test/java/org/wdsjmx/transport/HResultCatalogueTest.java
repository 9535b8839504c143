package org.wdsjmx.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.platform.win32.WinError;
import java.io.BufferedReader;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HResultCatalogueTest {

    /** Every code of WdsTptMgmtMsg.h, WdsMcErr.h and WdsCpMsg.h, and the Windows codes that a COM or RPC call may give. */
    private static final String CODES = """
            0x80004001 E_NOTIMPL
            0x80004002 E_NOINTERFACE
            0x80004003 E_POINTER
            0x80010106 RPC_E_CHANGED_MODE
            0x8001010E RPC_E_WRONG_THREAD
            0x80020003 DISP_E_MEMBERNOTFOUND
            0x80020005 DISP_E_TYPEMISMATCH
            0x80020006 DISP_E_UNKNOWNNAME
            0x80020009 DISP_E_EXCEPTION
            0x8002000B DISP_E_BADINDEX
            0x8002000E DISP_E_BADPARAMCOUNT
            0x80040154 REGDB_E_CLASSNOTREG
            0x800401F0 CO_E_NOTINITIALIZED
            0x800401F3 CO_E_CLASSSTRING
            0x80070005 E_ACCESSDENIED
            0x8007000E E_OUTOFMEMORY
            0x80070035 ERROR_BAD_NETPATH
            0x80070057 E_INVALIDARG
            0x8007007E ERROR_MOD_NOT_FOUND
            0x8007041D ERROR_SERVICE_REQUEST_TIMEOUT
            0x80070422 ERROR_SERVICE_DISABLED
            0x80070424 ERROR_SERVICE_DOES_NOT_EXIST
            0x80070426 ERROR_SERVICE_NOT_ACTIVE
            0x8007052E ERROR_LOGON_FAILURE
            0x800706BA RPC_S_SERVER_UNAVAILABLE
            0x800706BB RPC_S_SERVER_TOO_BUSY
            0x800706BE RPC_S_CALL_FAILED
            0x800706BF RPC_S_CALL_FAILED_DNE
            0x800706D9 EPT_S_NOT_REGISTERED
            0x80070721 RPC_S_SEC_PKG_ERROR
            0x8002000A DISP_E_OVERFLOW
            0x80004005 E_FAIL
            0x8000FFFF E_UNEXPECTED
            0x80040155 REGDB_E_IIDNOTREG
            0x800401FD CO_E_OBJNOTCONNECTED
            0x80010006 RPC_E_CONNECTION_TERMINATED
            0x80010007 RPC_E_SERVER_DIED
            0x80010012 RPC_E_SERVER_DIED_DNE
            0x80010105 RPC_E_SERVERFAULT
            0x80010108 RPC_E_DISCONNECTED
            0x80010114 RPC_E_INVALID_OBJECT
            0x8007003B ERROR_UNEXP_NET_ERR
            0x80070040 ERROR_NETNAME_DELETED
            0x80070079 ERROR_SEM_TIMEOUT
            0x8007045B ERROR_SHUTDOWN_IN_PROGRESS
            0x80070490 ERROR_NOT_FOUND
            0x800704C9 ERROR_CONNECTION_REFUSED
            0x800704CF ERROR_NETWORK_UNREACHABLE
            0x800704D0 ERROR_HOST_UNREACHABLE
            0x800704D4 ERROR_CONNECTION_ABORTED
            0x800705B4 ERROR_TIMEOUT
            0x8007071A RPC_S_CALL_CANCELLED
            0x8007071C RPC_S_COMM_FAILURE
            0xC1100100 WDSTPTMGMT_E_INVALID_PROPERTY
            0xC1100101 WDSTPTMGMT_E_INVALID_OPERATION
            0xC1100102 WDSTPTMGMT_E_INVALID_CLASS
            0xC1100103 WDSTPTMGMT_E_CONTENT_PROVIDER_ALREADY_REGISTERED
            0xC1100104 WDSTPTMGMT_E_CONTENT_PROVIDER_NOT_REGISTERED
            0xC1100105 WDSTPTMGMT_E_INVALID_CONTENT_PROVIDER_NAME
            0xC1100106 WDSTPTMGMT_E_TRANSPORT_SERVER_ROLE_NOT_CONFIGURED
            0xC1100107 WDSTPTMGMT_E_NAMESPACE_ALREADY_REGISTERED
            0xC1100108 WDSTPTMGMT_E_NAMESPACE_NOT_REGISTERED
            0xC1100109 WDSTPTMGMT_E_CANNOT_REINITIALIZE_OBJECT
            0xC110010A WDSTPTMGMT_E_INVALID_NAMESPACE_NAME
            0xC110010B WDSTPTMGMT_E_INVALID_NAMESPACE_DATA
            0xC110010C WDSTPTMGMT_E_NAMESPACE_READ_ONLY
            0xC110010D WDSTPTMGMT_E_INVALID_NAMESPACE_START_TIME
            0xC110010E WDSTPTMGMT_E_INVALID_DIAGNOSTICS_COMPONENTS
            0xC110010F WDSTPTMGMT_E_CANNOT_REFRESH_DIRTY_OBJECT
            0xC1100110 WDSTPTMGMT_E_INVALID_SERVICE_IP_ADDRESS_RANGE
            0xC1100111 WDSTPTMGMT_E_INVALID_SERVICE_PORT_RANGE
            0xC1100112 WDSTPTMGMT_E_INVALID_NAMESPACE_START_PARAMETERS
            0xC1100113 WDSTPTMGMT_E_TRANSPORT_SERVER_UNAVAILABLE
            0xC1100114 WDSTPTMGMT_E_NAMESPACE_NOT_ON_SERVER
            0xC1100115 WDSTPTMGMT_E_NAMESPACE_REMOVED_FROM_SERVER
            0xC1100116 WDSTPTMGMT_E_INVALID_IP_ADDRESS
            0xC1100117 WDSTPTMGMT_E_INVALID_IPV4_MULTICAST_ADDRESS
            0xC1100118 WDSTPTMGMT_E_INVALID_IPV6_MULTICAST_ADDRESS
            0xC1100119 WDSTPTMGMT_E_IPV6_NOT_SUPPORTED
            0xC110011A WDSTPTMGMT_E_INVALID_IPV6_MULTICAST_ADDRESS_SOURCE
            0xC110011B WDSTPTMGMT_E_INVALID_MULTISTREAM_STREAM_COUNT
            0xC110011C WDSTPTMGMT_E_INVALID_AUTO_DISCONNECT_THRESHOLD
            0xC110011D WDSTPTMGMT_E_MULTICAST_SESSION_POLICY_NOT_SUPPORTED
            0xC110011E WDSTPTMGMT_E_INVALID_SLOW_CLIENT_HANDLING_TYPE
            0xC110011F WDSTPTMGMT_E_NETWORK_PROFILES_NOT_SUPPORTED
            0xC1100120 WDSTPTMGMT_E_UDP_PORT_POLICY_NOT_SUPPORTED
            0xC1100121 WDSTPTMGMT_E_TFTP_MAX_BLOCKSIZE_NOT_SUPPORTED
            0xC1100122 WDSTPTMGMT_E_TFTP_VAR_WINDOW_NOT_SUPPORTED
            0xC1100123 WDSTPTMGMT_E_INVALID_TFTP_MAX_BLOCKSIZE
            0xC1210100 WDSMCS_E_SESSION_SHUTDOWN_IN_PROGRESS
            0xC1210101 WDSMCS_E_REQCALLBACKS_NOT_REG
            0xC1210102 WDSMCS_E_INCOMPATIBLE_VERSION
            0xC1210103 WDSMCS_E_CONTENT_NOT_FOUND
            0xC1210104 WDSMCS_E_CLIENT_NOT_FOUND
            0xC1210105 WDSMCS_E_NAMESPACE_NOT_FOUND
            0xC1210106 WDSMCS_E_CONTENT_PROVIDER_NOT_FOUND
            0xC1210107 WDSMCS_E_NAMESPACE_ALREADY_EXISTS
            0xC1210108 WDSMCS_E_NAMESPACE_SHUTDOWN_IN_PROGRESS
            0xC1210109 WDSMCS_E_NAMESPACE_ALREADY_STARTED
            0xC121010A WDSMCS_E_NS_START_FAILED_NO_CLIENTS
            0xC121010B WDSMCS_E_START_TIME_IN_PAST
            0xC121010C WDSMCS_E_PACKET_NOT_HASHED
            0xC121010D WDSMCS_E_PACKET_NOT_SIGNED
            0xC121010E WDSMCS_E_PACKET_HAS_SECURITY
            0xC121010F WDSMCS_E_PACKET_NOT_CHECKSUMED
            0xC1210110 WDSMCS_E_CLIENT_DOESNOT_SUPPORT_SECURITY_MODE
            0xC1220300 WDSTPC_E_CALLBACKS_NOT_REG
            0xC1220301 WDSTPC_E_ALREADY_COMPLETED
            0xC1220302 WDSTPC_E_ALREADY_IN_PROGRESS
            0xC1220303 WDSTPC_E_UNKNOWN_ERROR
            0xC1220304 WDSTPC_E_NOT_INITIALIZED
            0xC1220305 WDSTPC_E_KICKED_POLICY_NOT_MET
            0xC1220306 WDSTPC_E_KICKED_FALLBACK
            0xC1220307 WDSTPC_E_KICKED_FAIL
            0xC1220308 WDSTPC_E_KICKED_UNKNOWN
            0xC1220309 WDSTPC_E_MULTISTREAM_NOT_ENABLED
            0xC122030A WDSTPC_E_ALREADY_IN_LOWEST_SESSION
            0xC122030B WDSTPC_E_CLIENT_DEMOTE_NOT_SUPPORTED
            0xC122030C WDSTPC_E_NO_IP4_INTERFACE
            0xC122030D WDSTPTC_E_WIM_APPLY_REQUIRES_REFERENCE_IMAGE
            0xC1250100 WDSCP_E_INVALID_CONFIGURATION
            0xC1250101 WDSCP_E_NOT_A_DIRECTORY
            0xC1250102 WDSCP_E_CONFIG_STRING_REQUIRED
            """;

    static Stream<String> codes() {
        return CODES.lines();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void knowsEveryCodeOfTheHeaders(String line) {
        int code = (int) Long.decode(line.split(" ")[0]).longValue();

        HResult result = HResult.of(code);

        assertThat(result.code()).isEqualTo(code);
        assertThat(result.symbol()).isEqualTo(line.split(" ")[1]);
        assertThat(result.meaning()).isNotBlank().hasSizeBetween(15, 160);
        assertThat(result.failed()).isTrue();
        assertThat(result.hex()).isEqualTo(line.split(" ")[0]);
    }

    @Test
    void holdsNoCodeThatIsNotInTheList() throws Exception {
        try (var in = HResultCatalogue.class.getResourceAsStream(HResultCatalogue.RESOURCE);
                var reader = new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8)) {
            assertThat(HResultCatalogue.parse(new BufferedReader(reader)).values())
                    .extracting(code -> code.hex() + " " + code.symbol())
                    .containsExactlyInAnyOrderElementsOf(codes().toList());
        }
    }

    @Test
    void refusesACodeThatStandsTwice() {
        var table = new BufferedReader(new StringReader("0x80004001 ONE a\n0x80004001 OTHER b\n"));

        assertThatThrownBy(() -> HResultCatalogue.parse(table)).hasMessageContaining("0x80004001 stands twice");
    }

    /** The numbers of Windows itself, from a source that is not ours: the constants of jna-platform. */
    @ParameterizedTest
    @MethodSource("codes")
    void agreesWithTheWindowsHeadersOfJna(String line) throws IllegalAccessException {
        String symbol = line.split(" ")[1];
        try {
            Field constant = WinError.class.getField(symbol);
            Object value = constant.get(null);
            int number = value instanceof Integer i ? i : ((Number) ((com.sun.jna.IntegerType) value)).intValue();
            int expected = number < 0 ? number : 0x80070000 | number;
            assertThat(HResult.of(expected).symbol()).isEqualTo(symbol);
        } catch (NoSuchFieldException e) {
            assertThat(symbol)
                    .as("only WDS and service codes may be unknown to JNA")
                    .matches("WDS.*|ERROR_.*");
        }
    }

    @ParameterizedTest
    @CsvSource({"0x8007051B, 1307", "0x80070002, 2", "0x8007FFFF, 65535"})
    void explainsAnUnknownWindowsErrorByItsNumber(String hex, int number) {
        HResult result = HResult.of((int) Long.decode(hex).longValue());

        assertThat(result.symbol()).isEqualTo("HRESULT");
        assertThat(result.meaning())
                .isEqualTo("Windows error " + number + "; \"net helpmsg " + number
                        + "\" on a Windows machine shows its text");
        assertThat(result.toString()).startsWith(hex + " HRESULT (");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80045678, 0xC11001FF, 0x80000001, 0x00070002})
    void saysOfAnyOtherCodeThatItIsUnknown(int code) {
        assertThat(HResult.of(code)).isEqualTo(new HResult(code, "HRESULT", "a code that is not in the WDS headers"));
    }

    @Test
    void successIsNoFailure() {
        assertThat(HResult.of(0)).isSameAs(HResult.OK);
        assertThat(HResult.OK.failed()).isFalse();
    }
}
