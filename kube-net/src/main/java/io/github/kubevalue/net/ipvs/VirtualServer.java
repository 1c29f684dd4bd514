package io.github.kubevalue.net.ipvs;

import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * An address, port and protocol whose connections IPVS gives to others.
 *
 * @param protocol TCP, UDP or SCTP
 * @param address the address and port
 * @param scheduler how one is chosen
 * @param persistence for how many seconds a client keeps the one it was given
 * @param servers the real servers, in the order in which the kernel lists them
 */
public record VirtualServer(
        IpProtocol protocol,
        Address address,
        Scheduler scheduler,
        Option<Integer> persistence,
        Seq<RealServer> servers) {

    /** Returns this server with other real servers. */
    public VirtualServer withServers(Seq<RealServer> others) {
        return new VirtualServer(protocol, address, scheduler, persistence, others);
    }

    /** Returns what tells it from others. */
    Key key() {
        return new Key(protocol, address);
    }

    /**
     * What tells virtual servers apart.
     *
     * @param protocol the protocol
     * @param address the address and port
     */
    record Key(IpProtocol protocol, Address address) {}
}
