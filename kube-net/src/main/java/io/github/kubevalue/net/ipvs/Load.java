package io.github.kubevalue.net.ipvs;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.conntrack.TcpState;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.IpProtocol;
import java.time.Instant;

/**
 * The connections that a real server has.
 *
 * @param active those established
 * @param inactive all others
 */
record Load(int active, int inactive) {
    static final Load NONE = new Load(0, 0);

    /** The kernel takes an established connection for as much work as 256 others. */
    // include/net/ip_vs.h, ip_vs_dest_conn_overhead
    int overhead() {
        return (active << 8) + inactive;
    }

    /** Counts the connections that a virtual server has given to an endpoint. */
    static Load of(VirtualServer server, Endpoint endpoint, ConntrackTable connections, Instant now) {
        return connections
                .entries(now)
                .filter(entry -> entry.byIpvs()
                        && entry.protocol() == server.protocol()
                        && entry.original().destination().equals(server.address())
                        && entry.reply().source().equals(Address.of(endpoint)))
                .foldLeft(NONE, (load, entry) -> load.plus(isActive(entry)));
    }

    private static boolean isActive(Entry entry) {
        return entry.protocol() != IpProtocol.TCP || entry.tcpState().contains(TcpState.ESTABLISHED);
    }

    private Load plus(boolean isActive) {
        return isActive ? new Load(active + 1, inactive) : new Load(active, inactive + 1);
    }
}
