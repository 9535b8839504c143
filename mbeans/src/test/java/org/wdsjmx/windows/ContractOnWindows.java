package org.wdsjmx.windows;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.wdsjmx.transport.contract.TransportServerContract;
import org.wdsjmx.transport.contract.TransportWorld;

/** The Windows backend keeps the contract. */
@EnabledOnOs(OS.WINDOWS)
class ContractOnWindows extends TransportServerContract {

    @Override
    protected TransportWorld newWorld() {
        return new ComWorld();
    }

    @AfterAll
    static void leavesNothing() {
        Census.assertNothingIsLeft();
    }
}
