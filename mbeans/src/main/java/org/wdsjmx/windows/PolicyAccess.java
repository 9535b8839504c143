package org.wdsjmx.windows;

/**
 * Gets the policies of a server with the values that are stored now. The library keeps values in its objects until they are
 * refreshed, and Microsoft does not document whether it hands out the same object again; so each is refreshed before it is
 * used. One with changes that nobody committed refuses that, and the changes are not ours: they are discarded.
 */
final class PolicyAccess {

    private PolicyAccess() {}

    /**
     * How slow clients are treated; the caller closes it.
     *
     * @throws ComException with E_NOINTERFACE or WDSTPTMGMT_E_MULTICAST_SESSION_POLICY_NOT_SUPPORTED for a server before
     *     Windows Server 2008 R2
     */
    static ComObject multicast(ComObject server) throws ComException {
        try (ComObject configuration = configuration(server);
                ComObject newer = configuration.query(ApiInterface.CONFIGURATION_MANAGER_2)) {
            return fresh(newer.object(ApiMember.CONFIGURATION_MULTICAST_POLICY, ApiInterface.MULTICAST_SESSION_POLICY));
        }
    }

    /** Addresses, ports and TFTP settings; the caller closes it. */
    static ComObject service(ComObject server) throws ComException {
        try (ComObject configuration = configuration(server)) {
            return fresh(configuration.object(ApiMember.CONFIGURATION_SERVICE_POLICY, ApiInterface.SERVICE_POLICY));
        }
    }

    /** What is logged for diagnosis; the caller closes it. */
    static ComObject diagnostics(ComObject server) throws ComException {
        try (ComObject configuration = configuration(server)) {
            return fresh(
                    configuration.object(ApiMember.CONFIGURATION_DIAGNOSTICS_POLICY, ApiInterface.DIAGNOSTICS_POLICY));
        }
    }

    /** The configuration manager; the caller closes it. */
    static ComObject configuration(ComObject server) throws ComException {
        return server.object(ApiMember.SERVER_CONFIGURATION_MANAGER, ApiInterface.CONFIGURATION_MANAGER);
    }

    private static ComObject fresh(ComObject policy) throws ComException {
        try {
            policy.call(policy.truth(ApiMember.POLICY_DIRTY) ? ApiMember.POLICY_DISCARD : ApiMember.POLICY_REFRESH);
            return policy;
        } catch (ComException | WorkEndedException e) {
            policy.close();
            throw e;
        }
    }
}
