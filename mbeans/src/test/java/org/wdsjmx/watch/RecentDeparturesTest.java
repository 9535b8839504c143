package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.watch.Trees.START;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.Session;

class RecentDeparturesTest {

    private final RecentDepartures departures = new RecentDepartures();

    @Test
    void theLatestComesFirstWithItsTimeAndOutcome() {
        departures.after(List.of(left(1, DepartureOutcome.COMPLETED)), START);
        List<Departure> remembered =
                departures.after(List.of(left(2, DepartureOutcome.VANISHED)), START.plusSeconds(5));
        assertThat(remembered).extracting(d -> d.client().id()).containsExactly(2L, 1L);
        assertThat(remembered.get(0).time()).isEqualTo(START.plusSeconds(5));
        assertThat(remembered.get(0).outcome()).isEqualTo(DepartureOutcome.VANISHED);
        assertThat(remembered).extracting(Departure::number).containsExactly(2L, 1L);
    }

    @Test
    void otherChangesAreNoDepartures() {
        assertThat(departures.after(List.of(new Change.ServerUp()), START)).isEmpty();
    }

    /** The tree of a read with thousands of clients, kept for each of two hundred departures, would fill the heap. */
    @Test
    void nothingIsRememberedOfTheTreeButThePlace() {
        Departure remembered = departures
                .after(List.of(left(1, DepartureOutcome.COMPLETED)), START)
                .get(0);
        assertThat(remembered.namespace()).isEqualTo("N");
        assertThat(remembered.session()).isEqualTo(20);
        assertThat(remembered.joinTime()).isEqualTo(START);
        assertThat(remembered).extracting(Departure::client).isEqualTo(Trees.client(1, "00", 0.5, 1));
        assertThat(Departure.class.getRecordComponents())
                .extracting(RecordComponent::getType)
                .doesNotContain(WatchedClient.class, Session.class, Content.class, Namespace.class);
    }

    @Test
    void theLastTwoHundredAreRemembered() {
        List<Change> many = new ArrayList<>();
        for (int i = 1; i <= 250; i++) {
            many.add(left(i, DepartureOutcome.COMPLETED));
        }
        List<Departure> remembered = departures.after(many, START);
        assertThat(remembered).hasSize(200);
        assertThat(remembered.get(0).number()).isEqualTo(250);
        assertThat(remembered.get(199).number()).isEqualTo(51);
    }

    private static Change left(long id, DepartureOutcome outcome) {
        Client client = Trees.client(id, "00", 0.5, 1);
        Session session = new Session(20, "", "", 1, 0, List.of(client));
        Content content = new Content(10, "", List.of(session));
        Namespace namespace = Trees.namespace("N", true, List.of(content));
        return new Change.ClientLeft(
                new WatchedClient(
                        Moment.of(START),
                        namespace,
                        content,
                        session,
                        client,
                        new ClientHistory(Moment.of(START), Moment.of(START), false, Double.NaN, false)),
                outcome);
    }
}
