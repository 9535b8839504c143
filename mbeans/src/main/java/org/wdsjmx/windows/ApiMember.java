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

    SETUP_VERSION(ApiInterface.SETUP_MANAGER, 7, "get_Version"),
    SETUP_INSTALLED_FEATURES(ApiInterface.SETUP_MANAGER, 8, "get_InstalledFeatures"),
    SETUP_PROTOCOLS(ApiInterface.SETUP_MANAGER, 9, "get_Protocols"),

    CONFIGURATION_SERVICES_RUNNING(ApiInterface.CONFIGURATION_MANAGER, 9, "get_WdsTransportServicesRunning"),

    NAMESPACES_RETRIEVE(ApiInterface.NAMESPACE_MANAGER, 9, "RetrieveNamespaces"),

    COLLECTION_COUNT(ApiInterface.COLLECTION, 7, "get_Count"),
    COLLECTION_ITEM(ApiInterface.COLLECTION, 8, "get_Item"),

    NAMESPACE_TYPE(ApiInterface.NAMESPACE, 7, "get_Type"),
    NAMESPACE_ID(ApiInterface.NAMESPACE, 8, "get_Id"),
    NAMESPACE_NAME(ApiInterface.NAMESPACE, 9, "get_Name"),
    NAMESPACE_FRIENDLY_NAME(ApiInterface.NAMESPACE, 11, "get_FriendlyName"),
    NAMESPACE_DESCRIPTION(ApiInterface.NAMESPACE, 13, "get_Description"),
    NAMESPACE_CONTENT_PROVIDER(ApiInterface.NAMESPACE, 15, "get_ContentProvider"),
    NAMESPACE_CONFIGURATION(ApiInterface.NAMESPACE, 17, "get_Configuration"),
    NAMESPACE_REGISTERED(ApiInterface.NAMESPACE, 19, "get_Registered"),
    NAMESPACE_TOMBSTONED(ApiInterface.NAMESPACE, 20, "get_Tombstoned"),
    NAMESPACE_TOMBSTONE_TIME(ApiInterface.NAMESPACE, 21, "get_TombstoneTime"),
    NAMESPACE_TRANSMISSION_STARTED(ApiInterface.NAMESPACE, 22, "get_TransmissionStarted"),
    NAMESPACE_CONTENTS(ApiInterface.NAMESPACE, 27, "RetrieveContents"),

    AUTO_START_MINIMUM_CLIENTS(ApiInterface.SCHEDULED_CAST_AUTO_START, 29, "get_MinimumClients"),
    AUTO_START_TIME(ApiInterface.SCHEDULED_CAST_AUTO_START, 31, "get_StartTime"),

    CONTENT_ID(ApiInterface.CONTENT, 8, "get_Id"),
    CONTENT_NAME(ApiInterface.CONTENT, 9, "get_Name"),
    CONTENT_SESSIONS(ApiInterface.CONTENT, 10, "RetrieveSessions"),

    SESSION_ID(ApiInterface.SESSION, 8, "get_Id"),
    SESSION_INTERFACE_NAME(ApiInterface.SESSION, 9, "get_NetworkInterfaceName"),
    SESSION_INTERFACE_ADDRESS(ApiInterface.SESSION, 10, "get_NetworkInterfaceAddress"),
    SESSION_TRANSFER_RATE(ApiInterface.SESSION, 11, "get_TransferRate"),
    SESSION_MASTER_CLIENT_ID(ApiInterface.SESSION, 12, "get_MasterClientId"),
    SESSION_CLIENTS(ApiInterface.SESSION, 13, "RetrieveClients"),

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

    /** The name that people know it by: properties without {@code get_}. */
    String label() {
        return nativeName.startsWith("get_") ? nativeName.substring(4) : nativeName;
    }
}
