package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * What kube-proxy deletes after it has programmed new endpoints: UDP entries to a Service whose answers come from elsewhere
 * than a serving endpoint. TCP and SCTP connections are left to end by themselves.
 *
 * <p>pkg/proxy/conntrack/cleanup.go, CleanStaleEntries. Both maps hold only UDP Service ports that have a serving endpoint;
 * endpoints are those that are ready or terminating, whatever policies and topology say.
 *
 * @param family of which family the flows are; a kube-proxy works for each
 * @param servingByAddress serving endpoints by cluster IP, load balancer IP or external IP with port
 * @param servingByNodePort serving endpoints by node port, on any address
 */
public record UdpCleanup(
        IpFamily family, Map<Endpoint, Set<Endpoint>> servingByAddress, Map<Integer, Set<Endpoint>> servingByNodePort)
        implements Predicate<Entry> {

    /** Whether the entry is stale. */
    @Override
    public boolean test(Entry entry) {
        // pkg/proxy/conntrack/conntrack.go, ListEntries: those of the family
        if (entry.protocol() != IpProtocol.UDP
                || entry.original().destination().ip().family() != family) {
            return false;
        }
        Option<Endpoint> destination = entry.original().destination().endpoint();
        Option<Endpoint> source = entry.reply().source().endpoint();
        return destination
                .toVector()
                .flatMap(to -> servingByAddress
                        .get(to)
                        .toVector()
                        .appendAll(servingByNodePort.get(to.port().number())))
                .exists(serving -> !source.exists(serving::contains));
    }

    /** Returns the table without stale entries. */
    public ConntrackTable apply(ConntrackTable table) {
        return table.without(this);
    }
}
