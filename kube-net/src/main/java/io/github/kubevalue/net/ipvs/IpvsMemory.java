package io.github.kubevalue.net.ipvs;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What IPVS remembers beside the connections.
 *
 * @param turns where the round robins stand
 * @param templates which clients keep to whom, and until when
 */
record IpvsMemory(Map<VirtualServer.Key, Turn> turns, Map<Client, Kept> templates) {
    static final IpvsMemory EMPTY = new IpvsMemory(HashMap.empty(), HashMap.empty());

    /**
     * A client of a virtual server.
     *
     * @param server the virtual server
     * @param ip the client
     */
    record Client(VirtualServer.Key server, Ip ip) {}

    /**
     * What a client keeps.
     *
     * @param endpoint the real server
     * @param until when it is forgotten
     */
    record Kept(Endpoint endpoint, Instant until) {}

    Option<Endpoint> kept(Client client, Instant now) {
        return templates.get(client).filter(kept -> now.isBefore(kept.until())).map(Kept::endpoint);
    }

    IpvsMemory keeping(Client client, Endpoint endpoint, Instant until) {
        return new IpvsMemory(turns, templates.put(client, new Kept(endpoint, until)));
    }

    IpvsMemory turned(VirtualServer.Key server, Option<Turn> turn) {
        return turn.isEmpty() ? this : new IpvsMemory(turns.put(server, turn.get()), templates);
    }
}
