package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.ipset.IpSetEntry;
import io.github.kubevalue.net.ipvs.VirtualServer;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;

/**
 * What one Service port needs on a node.
 *
 * @param servers its virtual servers
 * @param bound the addresses that are bound to kube-ipvs0 for it
 * @param entries its members of the sets
 * @param closedToNode the load balancer's addresses and ports that this node may not use
 */
record PortObjects(Seq<VirtualServer> servers, Seq<Ip> bound, Seq<Member> entries, Seq<Closed> closedToNode) {

    /**
     * A member of a set.
     *
     * @param of the set
     * @param entry the member
     */
    record Member(KubeSet of, IpSetEntry entry) {}

    /**
     * A virtual server that this node may not use.
     *
     * @param protocol its protocol
     * @param address its address and port
     */
    record Closed(IpProtocol protocol, Address address) {}
}
