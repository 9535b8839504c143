package org.wdsjmx.windows;

import java.util.Locale;

/**
 * The interfaces of {@code WdsTptMgmt.dll} that this backend uses, with their IIDs from {@code wdstptmgmt.h}.
 *
 * <p>All are dual, so slots 0 to 6 are those of IUnknown and IDispatch and their own members begin at slot 7, or after those
 * of the interface they extend.
 */
enum ApiInterface {
    UNKNOWN("00000000-0000-0000-C000-000000000046", null),
    DISPATCH("00020400-0000-0000-C000-000000000046", UNKNOWN),
    MANAGER("5B0D35F5-1B13-4AFD-B878-6526DC340B5D", DISPATCH),
    SERVER("09CCD093-830D-4344-A30A-73AE8E8FCA90", DISPATCH),
    /** Came with Windows Server 2012, as everything below that has to do with TFTP. */
    SERVER_2("256E999F-6DF4-4538-81B9-857B9AB8FB47", SERVER),
    SETUP_MANAGER("F7238425-EFA8-40A4-AEF9-C98D969C0B75", DISPATCH),
    SETUP_MANAGER_2("02BE79DA-7E9E-4366-8B6E-2AA9A91BE47F", SETUP_MANAGER),
    CONTENT_PROVIDER("B9489F24-F219-4ACF-AAD7-265C7C08A6AE", DISPATCH),
    TFTP_MANAGER("1327A7C8-AE8A-4FB3-8150-136227C37E9A", DISPATCH),
    TFTP_CLIENT("B022D3AE-884D-4D85-B146-53320E76EF62", DISPATCH),
    CONFIGURATION_MANAGER("84CC4779-42DD-4792-891E-1321D6D74B44", DISPATCH),
    /** Came with Windows Server 2008 R2. */
    CONFIGURATION_MANAGER_2("D0D85CAF-A153-4F1D-A9DD-96F431C50717", CONFIGURATION_MANAGER),
    /** What the three policies have in common. */
    CACHEABLE("46AD894B-0BAB-47DC-84B2-7B553F1D8F80", DISPATCH),
    SERVICE_POLICY("B9468578-9F2B-48CC-B27A-A60799C2750C", CACHEABLE),
    /** Came with Windows Server 2012. */
    SERVICE_POLICY_2("65C19E5C-AA7E-4B91-8944-91E0E5572797", SERVICE_POLICY),
    DIAGNOSTICS_POLICY("13B33EFC-7856-4F61-9A59-8DE67B6B87B6", CACHEABLE),
    MULTICAST_SESSION_POLICY("4E5753CF-68EC-4504-A951-4A003266606B", CACHEABLE),
    NAMESPACE_MANAGER("3E22D9F6-3777-4D98-83E1-F98696717BA3", DISPATCH),
    COLLECTION("B8BA4B1A-2FF4-43AB-996C-B2B10A91A6EB", DISPATCH),
    NAMESPACE("FA561F57-FBEF-4ED3-B056-127CB1B33B84", DISPATCH),
    SCHEDULED_CAST("3840CECF-D76C-416E-A4CC-31C741D2874B", NAMESPACE),
    SCHEDULED_CAST_AUTO_START("D606AF3D-EA9C-4219-961E-7491D618D9B9", SCHEDULED_CAST),
    CONTENT("D405D711-0296-4AB4-A860-AC7D32E65798", DISPATCH),
    SESSION("F4EFEA88-65B1-4F30-A4B9-2793987796FB", DISPATCH),
    CLIENT("B5DBC93A-CABE-46CA-837F-3E44E93C6545", DISPATCH);

    /** {@code CLSID_WdsTransportManager}, the only class of the library that can be created. */
    static final String MANAGER_CLASS = "{F21523F6-837C-4A58-AF99-8A7E27F8FF59}";

    private final String iid;
    private final ApiInterface base;

    ApiInterface(String iid, ApiInterface base) {
        this.iid = iid;
        this.base = base;
    }

    /** The IID in braces. */
    String iid() {
        return "{" + iid + "}";
    }

    /** What people call an object of this type: {@code client}, {@code tftp client}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether a pointer of this type has the members of the other. */
    boolean isA(ApiInterface other) {
        for (ApiInterface type = this; type != null; type = type.base) {
            if (type == other) {
                return true;
            }
        }
        return false;
    }
}
