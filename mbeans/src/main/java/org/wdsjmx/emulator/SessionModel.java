package org.wdsjmx.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A transfer of one content. Guarded by the lock of its server.
 *
 * <p>The sender goes round the file without end. A client that joins gets what is being sent, and the part before it when
 * the sender comes round; it has everything when it has listened for one size of the file. So only the amount counts, and
 * the model does not keep the position of the sender.
 */
final class SessionModel {

    /** The stream that everybody joins. */
    static final int FASTEST = 0;

    private final long id;
    private final ContentModel content;
    private final int stream;
    private final List<ClientModel> clients = new ArrayList<>();
    private ClientModel master;
    private double rate;

    SessionModel(long id, ContentModel content, int stream) {
        this.id = id;
        this.content = content;
        this.stream = stream;
    }

    long id() {
        return id;
    }

    ContentModel content() {
        return content;
    }

    /** Which stream of its transmission it carries: {@link #FASTEST}, and 1 or 2 for slower ones. */
    int stream() {
        return stream;
    }

    List<ClientModel> clients() {
        return clients;
    }

    /** The client that sets the pace; {@code null} while nobody does. */
    ClientModel master() {
        return master;
    }

    /** Bytes per second. */
    double rate() {
        return rate;
    }

    void setRate(double bytesPerSecond) {
        rate = bytesPerSecond;
    }

    /**
     * Makes the slowest listening client the master; of equally slow ones the one that joined first.
     *
     * @return bytes per second that this session could use; 0 when nobody listens or the transmission has not been started
     */
    double chooseMaster(long now) {
        master = null;
        if (content.namespace().started()) {
            for (ClientModel client : clients) {
                if (client.listening() && (master == null || client.speed() < master.speed())) {
                    master = client;
                }
            }
        }
        return master == null ? 0 : master.speedAt(now);
    }

    /** Lets every listening client receive. */
    void transfer(double seconds, Consumer<ClientModel> whenComplete) {
        if (rate == 0) {
            return;
        }
        for (ClientModel client : clients) {
            if (client.listening() && client.receive(rate * seconds)) {
                whenComplete.accept(client);
            }
        }
    }

    void observe(long now) {
        for (ClientModel client : clients) {
            client.observe(now);
        }
    }
}
