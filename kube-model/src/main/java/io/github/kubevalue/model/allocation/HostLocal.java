package io.github.kubevalue.model.allocation;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * The host-local IPAM plugin of CNI, for all nodes: it walks round and round each pod CIDR, so that an address rests as
 * long as possible before it is given again. The network's own address, the bridge's (the first) and, in IPv4, the
 * broadcast address are never given.
 *
 * @param last the address that was given last, by pod CIDR
 */
public record HostLocal(SortedMap<String, Ip> last) {
    /** Has given no address yet. */
    public static final HostLocal EMPTY = new HostLocal(TreeMap.empty());

    /** By what the addresses of a pod CIDR are remembered. */
    public static String name(Cidr podCidr) {
        return podCidr.network().toString();
    }

    /** Returns the next free address of a pod CIDR and the memory that it was given; none if all are taken. */
    public Option<Tuple2<Ip, HostLocal>> next(Cidr podCidr, Predicate<Ip> taken) {
        // plugins/ipam/host-local/backend/allocator: from the one after the last reserved IP, wrapping
        String node = name(podCidr);
        Ip first = podCidr.first().plus(2);
        Ip end = podCidr.ip().isV4() ? podCidr.last().plus(-1) : podCidr.last();
        if (end.compareTo(first) < 0) {
            return Option.none();
        }
        Ip start = last.get(node)
                .filter(ip -> ip.compareTo(end) < 0)
                .map(ip -> ip.plus(1))
                .getOrElse(first);
        Ip ip = start;
        do {
            if (!taken.test(ip)) {
                return Option.of(Tuple.of(ip, new HostLocal(last.put(node, ip))));
            }
            ip = ip.equals(end) ? first : ip.plus(1);
        } while (!ip.equals(start));
        return Option.none();
    }
}
