package org.wdsjmx.recording;

import java.time.Duration;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/**
 * Plays a recording, again and again: each read gives what the server had answered last at that point, with its times moved to
 * the present. Between the end and the next round the last answers stand for {@link #PAUSE}. The servers cannot be asked to
 * do anything.
 *
 * <p>Safe for use by several threads.
 */
public final class ReplayBackend implements TransportBackend {

    /** How long the end of a recording is shown, in its own time, before it begins again. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final Recording recording;
    private final MomentSource clock;
    private final double speed;
    private final Moment start;

    /**
     * @param recording what is played, from now on; stays open
     * @param clock the present
     * @param speed how many times quicker than it was recorded, above 0. Times and the seconds since a client joined are
     *     scaled with it; rates stay as they were recorded
     */
    public ReplayBackend(Recording recording, MomentSource clock, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed " + speed + " is not above 0");
        }
        this.recording = recording;
        this.clock = clock;
        this.speed = speed;
        this.start = clock.moment();
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public TransportServer connect(String server) throws TransportException {
        if (!recording.servers().contains(server)) {
            throw new TransportException(
                    "Connecting to \"" + server + '"',
                    new HResult(
                            0x800706BA,
                            "RPC_S_SERVER_UNAVAILABLE",
                            "the recording shows only " + String.join(", ", recording.servers())));
        }
        return new ReplayServer(server, recording, this::now);
    }

    private Position now() {
        // Milliseconds as double: exact for millennia, and no product of hostile times can overflow.
        double elapsed = Math.max(0, clock.moment().since(start).toMillis() * speed);
        double round = Duration.between(recording.first(), recording.last().plus(PAUSE))
                .toMillis();
        double rounds = Math.floor(elapsed / round);
        return new Position(
                recording.first(),
                recording.first().plusMillis((long) (elapsed - rounds * round)),
                start,
                rounds * round,
                speed);
    }
}
