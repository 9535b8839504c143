package org.wdsjmx.recording;

import org.junit.jupiter.api.Nested;
import org.wdsjmx.transport.contract.MulticastPolicyContract;
import org.wdsjmx.transport.contract.NamespaceCreationContract;
import org.wdsjmx.transport.contract.RepeatedIdsContract;
import org.wdsjmx.transport.contract.ServerSettingsContract;
import org.wdsjmx.transport.contract.TerminationContract;
import org.wdsjmx.transport.contract.TransferContract;
import org.wdsjmx.transport.contract.TransportServerContract;
import org.wdsjmx.transport.contract.TransportWorld;

/** What has been recorded and played back is what was read: the contract sees no difference. */
class ReplayContractTest extends TransportServerContract {

    @Override
    protected TransportWorld newWorld() {
        return new ReplayedWorld();
    }

    @Nested
    class Terminating extends TerminationContract {
        @Override
        protected TransportWorld newWorld() {
            return new ReplayedWorld();
        }
    }

    @Nested
    class ShowingTransfers extends TransferContract {
        @Override
        protected TransportWorld newWorld() {
            return new ReplayedWorld();
        }
    }

    @Nested
    class ChangingTheMulticastPolicy extends MulticastPolicyContract {
        @Override
        protected TransportWorld newWorld() {
            return new ReplayedWorld();
        }
    }

    @Nested
    class ChangingSettings extends ServerSettingsContract {
        @Override
        protected TransportWorld newWorld() {
            return new ReplayedWorld();
        }
    }

    @Nested
    class CreatingNamespaces extends NamespaceCreationContract {
        @Override
        protected TransportWorld newWorld() {
            return new ReplayedWorld();
        }
    }

    @Nested
    class RepeatingIds extends RepeatedIdsContract {
        @Override
        protected TransportWorld newWorld() {
            return new ReplayedWorld();
        }
    }
}
