package org.wdsjmx.windows;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.wdsjmx.transport.contract.MulticastPolicyContract;
import org.wdsjmx.transport.contract.NamespaceCreationContract;
import org.wdsjmx.transport.contract.RepeatedIdsContract;
import org.wdsjmx.transport.contract.ServerSettingsContract;
import org.wdsjmx.transport.contract.TerminationContract;
import org.wdsjmx.transport.contract.TransferContract;
import org.wdsjmx.transport.contract.TransportWorld;

/** The Windows backend keeps the contracts about what can be asked of a server. */
@EnabledOnOs(OS.WINDOWS)
class ActionContractsOnWindows {

    @Nested
    class Termination extends TerminationContract {
        @Override
        protected TransportWorld newWorld() {
            return new ComWorld();
        }
    }

    @Nested
    class Multicast extends MulticastPolicyContract {
        @Override
        protected TransportWorld newWorld() {
            return new ComWorld();
        }
    }

    @Nested
    class Settings extends ServerSettingsContract {
        @Override
        protected TransportWorld newWorld() {
            return new ComWorld();
        }
    }

    @Nested
    class Transfers extends TransferContract {
        @Override
        protected TransportWorld newWorld() {
            return new ComWorld();
        }
    }

    @Nested
    class Creation extends NamespaceCreationContract {
        @Override
        protected TransportWorld newWorld() {
            return new ComWorld();
        }
    }

    @Nested
    class RepeatingIds extends RepeatedIdsContract {
        @Override
        protected TransportWorld newWorld() {
            return new ComWorld();
        }
    }

    @AfterAll
    static void leavesNothing() {
        Census.assertNothingIsLeft();
    }
}
