package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** A flow of which connection tracking sees a packet each second, and confirms it. */
final class TrackedFlow {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Flow flow;
    private ConntrackTable table;
    private Tracking last = Tracking.PENDING;
    private Instant now = START;

    TrackedFlow(Flow flow, ConntrackTable table) {
        this.flow = flow;
        this.table = table;
    }

    TrackedFlow(Flow flow, ConntrackSettings settings) {
        this(flow, ConntrackTable.empty(settings));
    }

    void send(Packet packet) {
        now = now.plusSeconds(1);
        Tracked tracked = table.track(packet, 0, now);
        table = tracked.table();
        last = tracked.tracking();
        if (last instanceof Tracking.Connection connection && !connection.confirmed()) {
            table = table.confirm(connection.entry(), now).get();
        }
    }

    /** How the last packet was taken. */
    Tracking last() {
        return last;
    }

    Option<Entry> entry() {
        return table.find(flow, 0, now);
    }

    long secondsLeft() {
        return Duration.between(now, entry().get().expiresAt()).toSeconds();
    }

    /** {@code ESTABLISHED SYN_RECV 60}: how the last packet was taken, the state of the connection, and its seconds. */
    String said() {
        String how =
                last instanceof Tracking.Invalid invalid ? "INVALID (" + invalid.reason() + ")" : "" + last.state();
        return how
                + entry().map(entry -> " " + state(entry) + " " + secondsLeft()).getOrElse("");
    }

    private static String state(Entry entry) {
        return entry.tcpState()
                .map(Enum::name)
                .orElse(() -> entry.sctpState().map(Enum::name))
                .get();
    }
}
