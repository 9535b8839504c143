package org.wdsjmx.emulator;

import org.wdsjmx.transport.contract.TransportServerContract;
import org.wdsjmx.transport.contract.TransportWorld;

/** The emulator keeps what every backend promises. */
class EmulatorContractTest extends TransportServerContract {

    @Override
    protected TransportWorld newWorld() {
        return new EmulatorWorld();
    }
}
