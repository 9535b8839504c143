package org.wdsjmx.plugin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.ServerAction;

class RoleTest {

    @Test
    void viewersOnlyRead() {
        assertThat(Role.VIEWER.rights()).containsExactly(Right.READ);
    }

    @Test
    void operatorsDoWhatLosesNothing() {
        assertThat(Role.OPERATOR.rights())
                .containsExactlyInAnyOrder(Right.READ, Right.REFRESH, Right.FALLBACK, Right.START_TRANSMISSION);
    }

    @Test
    void adminsDoEverything() {
        assertThat(Role.ADMIN.rights()).containsExactly(Right.values());
    }

    @Test
    void remediatorsOnlyPostAlerts() {
        assertThat(Role.REMEDIATOR.rights()).containsExactly(Right.POST_ALERTS);
    }

    @Test
    void everyActionNeedsARight() {
        assertThat(ServerAction.class.getPermittedSubclasses())
                .allSatisfy(action ->
                        assertThat(ActionRights.actions().contains(action)).isTrue());
    }

    @ParameterizedTest
    @EnumSource(DisconnectType.class)
    void everyDisconnectNeedsARightOfItsOwn(DisconnectType type) {
        assertThat(ActionRights.of(type).name()).isEqualTo(type.name());
    }

    @ParameterizedTest
    @CsvSource({"OPERATOR, FALLBACK, false", "OPERATOR, READ, true", "VIEWER, READ, true", "REMEDIATOR, READ, false"})
    void whatIsAskedByGetOnlyReads(Role role, Right right, boolean allowed) {
        Caller caller = new Caller("ann", Optional.of(role), Way.JOLOKIA, "192.0.2.1", true, null);

        assertThat(caller.may(right)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void aUserWhoWasRemovedMayNothing(Right right) {
        Caller caller = new Caller("ann", Optional.empty(), Way.JMX, "192.0.2.1", false, null);

        assertThat(caller.may(right)).isFalse();
        assertThat(caller.refusal(right)).contains("ann was removed");
    }

    @Test
    void aRefusalNamesRoleUserAndWhatIsMissing() {
        Caller caller = new Caller("ann", Optional.of(Role.OPERATOR), Way.JMX, null, false, null);

        assertThat(caller.refusal(Right.ABORT)).isEqualTo("Role operator (ann) may not disconnect clients by Abort");
    }

    @Test
    void theReadmeShowsTheTable() throws Exception {
        String readme = Files.readString(Path.of("../README.md"));

        assertThat(Arrays.stream(Right.values())
                        .map(right -> Arrays.stream(Role.values())
                                .map(role -> role.may(right) ? "yes" : "-")
                                .collect(Collectors.joining(" | ", "| " + right.meaning() + " | ", " |"))))
                .allSatisfy(row -> assertThat(readme).contains(row));
    }
}
