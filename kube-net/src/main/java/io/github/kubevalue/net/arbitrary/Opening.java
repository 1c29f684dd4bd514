package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.Manip;
import io.github.kubevalue.net.conntrack.NatRange;
import io.github.kubevalue.net.conntrack.PortAllocation;
import io.github.kubevalue.net.conntrack.Tracked;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.conntrack.Zone;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The first packet of a connection and what rules would decide about it.
 *
 * @param flow the flow of the packet
 * @param destination where DNAT sends it
 * @param source what SNAT makes it come from
 * @param zone the zone that it is in
 */
public record Opening(Flow flow, Option<NatRange> destination, Option<NatRange> source, Zone zone) {

    /** Returns an opening in the usual zone. */
    public Opening(Flow flow, Option<NatRange> destination, Option<NatRange> source) {
        this(flow, destination, source, Zone.DEFAULT);
    }

    /** Returns an opening that nothing translates. */
    public static Opening plain(Flow flow) {
        return new Opening(flow, Option.none(), Option.none());
    }

    /** Returns this opening with its source masqueraded. */
    public Opening masqueraded(Ip with) {
        return new Opening(flow, destination, Option.some(NatRange.to(with)), zone);
    }

    /** Returns the unconfirmed entry that the packet makes; none if it belongs to a known connection. */
    public Option<Entry> entry(ConntrackTable table, Instant now, Choice choice) {
        Tracked tracked = table.track(Packet.opening(flow), zone, now);
        if (!(tracked.tracking() instanceof Tracking.Connection connection)
                || connection.state() != CtState.NEW
                || connection.confirmed()) {
            return Option.none();
        }
        PortAllocation allocation = new PortAllocation(table, now, choice);
        Entry sent = bind(allocation, connection.entry(), Manip.DESTINATION, destination);
        return Option.some(bind(allocation, sent, Manip.SOURCE, source));
    }

    private static Entry bind(PortAllocation allocation, Entry entry, Manip manip, Option<NatRange> range) {
        return range.map(to -> allocation.bind(entry, manip, to)).getOrElse(() -> allocation.bindNull(entry, manip));
    }

    /** Returns the table after the packet; the same if it clashes. */
    public ConntrackTable apply(ConntrackTable table, Instant now, Choice choice) {
        ConntrackTable tracked = table.track(Packet.opening(flow), zone, now).table();
        return entry(table, now, choice)
                .map(entry -> tracked.confirm(entry, now).getOrElse(tracked))
                .getOrElse(tracked);
    }
}
