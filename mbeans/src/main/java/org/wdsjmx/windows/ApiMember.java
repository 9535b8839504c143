package org.wdsjmx.windows;

/**
 * The members of the interfaces that this backend calls, each with its place in the vtable as {@code wdstptmgmt.h} declares
 * it (slot 0 = QueryInterface). A wrong number here calls another function: {@code ApiMemberTest} compares every one with
 * the header.
 */
enum ApiMember {
    QUERY_INTERFACE(ApiInterface.UNKNOWN, 0, "QueryInterface"),
    ADD_REF(ApiInterface.UNKNOWN, 1, "AddRef"),
    RELEASE(ApiInterface.UNKNOWN, 2, "Release"),

    MANAGER_GET_SERVER(ApiInterface.MANAGER, 7, "GetWdsTransportServer"),

    SERVER_SETUP_MANAGER(ApiInterface.SERVER, 8, "get_SetupManager"),
    SERVER_CONFIGURATION_MANAGER(ApiInterface.SERVER, 9, "get_ConfigurationManager"),
    SERVER_NAMESPACE_MANAGER(ApiInterface.SERVER, 10, "get_NamespaceManager"),
    SERVER_DISCONNECT_CLIENT(ApiInterface.SERVER, 11, "DisconnectClient"),

    SERVER_TFTP_MANAGER(ApiInterface.SERVER_2, 12, "get_TftpManager"),

    SETUP_VERSION(ApiInterface.SETUP_MANAGER, 7, "get_Version"),
    SETUP_INSTALLED_FEATURES(ApiInterface.SETUP_MANAGER, 8, "get_InstalledFeatures"),
    SETUP_PROTOCOLS(ApiInterface.SETUP_MANAGER, 9, "get_Protocols"),

    SETUP_TFTP_CAPABILITIES(ApiInterface.SETUP_MANAGER_2, 12, "get_TftpCapabilities"),
    SETUP_CONTENT_PROVIDERS(ApiInterface.SETUP_MANAGER_2, 13, "get_ContentProviders"),

    PROVIDER_NAME(ApiInterface.CONTENT_PROVIDER, 7, "get_Name"),
    PROVIDER_DESCRIPTION(ApiInterface.CONTENT_PROVIDER, 8, "get_Description"),
    PROVIDER_FILE_PATH(ApiInterface.CONTENT_PROVIDER, 9, "get_FilePath"),
    PROVIDER_INITIALIZATION_ROUTINE(ApiInterface.CONTENT_PROVIDER, 10, "get_InitializationRoutine"),

    TFTP_CLIENTS(ApiInterface.TFTP_MANAGER, 7, "RetrieveTftpClients"),

    TFTP_FILE_NAME(ApiInterface.TFTP_CLIENT, 7, "get_FileName"),
    TFTP_IP_ADDRESS(ApiInterface.TFTP_CLIENT, 8, "get_IpAddress"),
    TFTP_TIMEOUT(ApiInterface.TFTP_CLIENT, 9, "get_Timeout"),
    TFTP_CURRENT_FILE_OFFSET(ApiInterface.TFTP_CLIENT, 10, "get_CurrentFileOffset"),
    TFTP_FILE_SIZE(ApiInterface.TFTP_CLIENT, 11, "get_FileSize"),
    TFTP_BLOCK_SIZE(ApiInterface.TFTP_CLIENT, 12, "get_BlockSize"),
    TFTP_WINDOW_SIZE(ApiInterface.TFTP_CLIENT, 13, "get_WindowSize"),

    CONFIGURATION_SERVICE_POLICY(ApiInterface.CONFIGURATION_MANAGER, 7, "get_ServicePolicy"),
    CONFIGURATION_DIAGNOSTICS_POLICY(ApiInterface.CONFIGURATION_MANAGER, 8, "get_DiagnosticsPolicy"),
    CONFIGURATION_SERVICES_RUNNING(ApiInterface.CONFIGURATION_MANAGER, 9, "get_WdsTransportServicesRunning"),

    CONFIGURATION_ENABLE_SERVICES(ApiInterface.CONFIGURATION_MANAGER, 10, "EnableWdsTransportServices"),
    CONFIGURATION_DISABLE_SERVICES(ApiInterface.CONFIGURATION_MANAGER, 11, "DisableWdsTransportServices"),
    CONFIGURATION_START_SERVICES(ApiInterface.CONFIGURATION_MANAGER, 12, "StartWdsTransportServices"),
    CONFIGURATION_STOP_SERVICES(ApiInterface.CONFIGURATION_MANAGER, 13, "StopWdsTransportServices"),
    CONFIGURATION_RESTART_SERVICES(ApiInterface.CONFIGURATION_MANAGER, 14, "RestartWdsTransportServices"),
    CONFIGURATION_NOTIFY_SERVICES(ApiInterface.CONFIGURATION_MANAGER, 15, "NotifyWdsTransportServices"),
    CONFIGURATION_MULTICAST_POLICY(ApiInterface.CONFIGURATION_MANAGER_2, 16, "get_MulticastSessionPolicy"),

    POLICY_DIRTY(ApiInterface.CACHEABLE, 7, "get_Dirty"),
    POLICY_DISCARD(ApiInterface.CACHEABLE, 8, "Discard"),
    POLICY_REFRESH(ApiInterface.CACHEABLE, 9, "Refresh"),
    POLICY_COMMIT(ApiInterface.CACHEABLE, 10, "Commit"),

    SERVICE_ADDRESS_SOURCE(ApiInterface.SERVICE_POLICY, 11, "get_IpAddressSource"),
    SERVICE_SET_ADDRESS_SOURCE(ApiInterface.SERVICE_POLICY, 12, "put_IpAddressSource"),
    SERVICE_START_ADDRESS(ApiInterface.SERVICE_POLICY, 13, "get_StartIpAddress"),
    SERVICE_SET_START_ADDRESS(ApiInterface.SERVICE_POLICY, 14, "put_StartIpAddress"),
    SERVICE_END_ADDRESS(ApiInterface.SERVICE_POLICY, 15, "get_EndIpAddress"),
    SERVICE_SET_END_ADDRESS(ApiInterface.SERVICE_POLICY, 16, "put_EndIpAddress"),
    SERVICE_START_PORT(ApiInterface.SERVICE_POLICY, 17, "get_StartPort"),
    SERVICE_SET_START_PORT(ApiInterface.SERVICE_POLICY, 18, "put_StartPort"),
    SERVICE_END_PORT(ApiInterface.SERVICE_POLICY, 19, "get_EndPort"),
    SERVICE_SET_END_PORT(ApiInterface.SERVICE_POLICY, 20, "put_EndPort"),
    SERVICE_NETWORK_PROFILE(ApiInterface.SERVICE_POLICY, 21, "get_NetworkProfile"),
    SERVICE_SET_NETWORK_PROFILE(ApiInterface.SERVICE_POLICY, 22, "put_NetworkProfile"),
    SERVICE_PORT_POLICY(ApiInterface.SERVICE_POLICY_2, 23, "get_UdpPortPolicy"),
    SERVICE_SET_PORT_POLICY(ApiInterface.SERVICE_POLICY_2, 24, "put_UdpPortPolicy"),
    SERVICE_BLOCK_SIZE(ApiInterface.SERVICE_POLICY_2, 25, "get_TftpMaximumBlockSize"),
    SERVICE_SET_BLOCK_SIZE(ApiInterface.SERVICE_POLICY_2, 26, "put_TftpMaximumBlockSize"),
    SERVICE_VARIABLE_WINDOW(ApiInterface.SERVICE_POLICY_2, 27, "get_EnableTftpVariableWindowExtension"),
    SERVICE_SET_VARIABLE_WINDOW(ApiInterface.SERVICE_POLICY_2, 28, "put_EnableTftpVariableWindowExtension"),

    DIAGNOSTICS_ENABLED(ApiInterface.DIAGNOSTICS_POLICY, 11, "get_Enabled"),
    DIAGNOSTICS_SET_ENABLED(ApiInterface.DIAGNOSTICS_POLICY, 12, "put_Enabled"),
    DIAGNOSTICS_COMPONENTS(ApiInterface.DIAGNOSTICS_POLICY, 13, "get_Components"),
    DIAGNOSTICS_SET_COMPONENTS(ApiInterface.DIAGNOSTICS_POLICY, 14, "put_Components"),

    MULTICAST_SLOW_CLIENT_HANDLING(ApiInterface.MULTICAST_SESSION_POLICY, 11, "get_SlowClientHandling"),
    MULTICAST_SET_SLOW_CLIENT_HANDLING(ApiInterface.MULTICAST_SESSION_POLICY, 12, "put_SlowClientHandling"),
    MULTICAST_THRESHOLD(ApiInterface.MULTICAST_SESSION_POLICY, 13, "get_AutoDisconnectThreshold"),
    MULTICAST_SET_THRESHOLD(ApiInterface.MULTICAST_SESSION_POLICY, 14, "put_AutoDisconnectThreshold"),
    MULTICAST_STREAM_COUNT(ApiInterface.MULTICAST_SESSION_POLICY, 15, "get_MultistreamStreamCount"),
    MULTICAST_SET_STREAM_COUNT(ApiInterface.MULTICAST_SESSION_POLICY, 16, "put_MultistreamStreamCount"),
    MULTICAST_FALLBACK(ApiInterface.MULTICAST_SESSION_POLICY, 17, "get_SlowClientFallback"),
    MULTICAST_SET_FALLBACK(ApiInterface.MULTICAST_SESSION_POLICY, 18, "put_SlowClientFallback"),

    NAMESPACES_CREATE(ApiInterface.NAMESPACE_MANAGER, 7, "CreateNamespace"),
    NAMESPACES_RETRIEVE(ApiInterface.NAMESPACE_MANAGER, 9, "RetrieveNamespaces"),

    COLLECTION_COUNT(ApiInterface.COLLECTION, 7, "get_Count"),
    COLLECTION_ITEM(ApiInterface.COLLECTION, 8, "get_Item"),

    NAMESPACE_TYPE(ApiInterface.NAMESPACE, 7, "get_Type"),
    NAMESPACE_ID(ApiInterface.NAMESPACE, 8, "get_Id"),
    NAMESPACE_NAME(ApiInterface.NAMESPACE, 9, "get_Name"),
    NAMESPACE_FRIENDLY_NAME(ApiInterface.NAMESPACE, 11, "get_FriendlyName"),
    NAMESPACE_SET_FRIENDLY_NAME(ApiInterface.NAMESPACE, 12, "put_FriendlyName"),
    NAMESPACE_DESCRIPTION(ApiInterface.NAMESPACE, 13, "get_Description"),
    NAMESPACE_SET_DESCRIPTION(ApiInterface.NAMESPACE, 14, "put_Description"),
    NAMESPACE_CONTENT_PROVIDER(ApiInterface.NAMESPACE, 15, "get_ContentProvider"),
    NAMESPACE_CONFIGURATION(ApiInterface.NAMESPACE, 17, "get_Configuration"),
    NAMESPACE_REGISTERED(ApiInterface.NAMESPACE, 19, "get_Registered"),
    NAMESPACE_TOMBSTONED(ApiInterface.NAMESPACE, 20, "get_Tombstoned"),
    NAMESPACE_TOMBSTONE_TIME(ApiInterface.NAMESPACE, 21, "get_TombstoneTime"),
    NAMESPACE_TRANSMISSION_STARTED(ApiInterface.NAMESPACE, 22, "get_TransmissionStarted"),
    NAMESPACE_REGISTER(ApiInterface.NAMESPACE, 23, "Register"),
    NAMESPACE_DEREGISTER(ApiInterface.NAMESPACE, 24, "Deregister"),
    NAMESPACE_CONTENTS(ApiInterface.NAMESPACE, 27, "RetrieveContents"),

    SCHEDULED_CAST_START(ApiInterface.SCHEDULED_CAST, 28, "StartTransmission"),

    AUTO_START_MINIMUM_CLIENTS(ApiInterface.SCHEDULED_CAST_AUTO_START, 29, "get_MinimumClients"),
    AUTO_START_SET_MINIMUM_CLIENTS(ApiInterface.SCHEDULED_CAST_AUTO_START, 30, "put_MinimumClients"),
    AUTO_START_TIME(ApiInterface.SCHEDULED_CAST_AUTO_START, 31, "get_StartTime"),
    AUTO_START_SET_TIME(ApiInterface.SCHEDULED_CAST_AUTO_START, 32, "put_StartTime"),

    CONTENT_ID(ApiInterface.CONTENT, 8, "get_Id"),
    CONTENT_NAME(ApiInterface.CONTENT, 9, "get_Name"),
    CONTENT_SESSIONS(ApiInterface.CONTENT, 10, "RetrieveSessions"),
    CONTENT_TERMINATE(ApiInterface.CONTENT, 11, "Terminate"),

    SESSION_ID(ApiInterface.SESSION, 8, "get_Id"),
    SESSION_INTERFACE_NAME(ApiInterface.SESSION, 9, "get_NetworkInterfaceName"),
    SESSION_INTERFACE_ADDRESS(ApiInterface.SESSION, 10, "get_NetworkInterfaceAddress"),
    SESSION_TRANSFER_RATE(ApiInterface.SESSION, 11, "get_TransferRate"),
    SESSION_MASTER_CLIENT_ID(ApiInterface.SESSION, 12, "get_MasterClientId"),
    SESSION_CLIENTS(ApiInterface.SESSION, 13, "RetrieveClients"),
    SESSION_TERMINATE(ApiInterface.SESSION, 14, "Terminate"),

    CLIENT_ID(ApiInterface.CLIENT, 8, "get_Id"),
    CLIENT_NAME(ApiInterface.CLIENT, 9, "get_Name"),
    CLIENT_MAC_ADDRESS(ApiInterface.CLIENT, 10, "get_MacAddress"),
    CLIENT_IP_ADDRESS(ApiInterface.CLIENT, 11, "get_IpAddress"),
    CLIENT_PERCENT_COMPLETION(ApiInterface.CLIENT, 12, "get_PercentCompletion"),
    CLIENT_JOIN_DURATION(ApiInterface.CLIENT, 13, "get_JoinDuration"),
    CLIENT_CPU_UTILIZATION(ApiInterface.CLIENT, 14, "get_CpuUtilization"),
    CLIENT_MEMORY_UTILIZATION(ApiInterface.CLIENT, 15, "get_MemoryUtilization"),
    CLIENT_NETWORK_UTILIZATION(ApiInterface.CLIENT, 16, "get_NetworkUtilization"),
    CLIENT_USER_IDENTITY(ApiInterface.CLIENT, 17, "get_UserIdentity"),
    CLIENT_DISCONNECT(ApiInterface.CLIENT, 18, "Disconnect");

    private final ApiInterface declaredIn;
    private final int slot;
    private final String nativeName;

    ApiMember(ApiInterface declaredIn, int slot, String nativeName) {
        this.declaredIn = declaredIn;
        this.slot = slot;
        this.nativeName = nativeName;
    }

    /** The interface that declares the member. */
    ApiInterface declaredIn() {
        return declaredIn;
    }

    /** The place of its function in the vtable. */
    int slot() {
        return slot;
    }

    /** The name of the function in the header. */
    String nativeName() {
        return nativeName;
    }

    /** Whether it only brings what has begun to its end, so that it is called even when nobody waits any more. */
    boolean concludes() {
        return this == POLICY_DISCARD || this == CONFIGURATION_NOTIFY_SERVICES;
    }

    /** The name that people know it by: properties that are read without {@code get_}. */
    String label() {
        return nativeName.startsWith("get_") ? nativeName.substring(4) : nativeName;
    }
}
