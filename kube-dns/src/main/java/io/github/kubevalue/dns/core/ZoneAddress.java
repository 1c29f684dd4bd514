package io.github.kubevalue.dns.core;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Transport;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * A zone, and where it is served: {@code dns://example.org.:53 on 127.0.0.1}.
 *
 * @param transport how queries come
 * @param zone the zone
 * @param port the port
 * @param address the address; empty for all
 */
// core/dnsserver/address.go
record ZoneAddress(Transport transport, String zone, int port, String address) {

    /** Refuses zones that are served twice, and those of which one is served where the other is. */
    static void check(Seq<ZoneAddress> zones) throws CorefileError {
        Set<ZoneAddress> seen = HashSet.empty();
        Map<ZoneAddress, ZoneAddress> everywhere = HashMap.empty();
        for (ZoneAddress zone : zones) {
            if (seen.contains(zone)) {
                throw CorefileError.of("cannot serve " + zone + " - it is already defined");
            }
            ZoneAddress unbound = zone.unbound();
            if (everywhere.containsKey(unbound) && (zone.address.isEmpty() || seen.contains(unbound))) {
                ZoneAddress other =
                        zone.address.isEmpty() ? everywhere.get(unbound).get() : unbound;
                throw CorefileError.of("cannot serve " + zone + " - zone overlap listener capacity with " + other);
            }
            seen = seen.add(zone);
            everywhere = everywhere.put(unbound, zone);
        }
    }

    private ZoneAddress unbound() {
        return new ZoneAddress(transport, zone, port, "");
    }

    @Override
    public String toString() {
        return transport + "://" + zone + ":" + port + (address.isEmpty() ? "" : " on " + address);
    }
}
