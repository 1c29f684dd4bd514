package io.github.kubevalue.net.ipvs;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.stack.HookFunction;
import io.github.kubevalue.net.netfilter.stack.HookedRules;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.parts.Parts;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** The virtual servers of one network stack and family, with what they remember. Its text is that of {@code ipvsadm -Sn}. */
public final class Ipvs implements HookedRules {
    // net/netfilter/ipvs/ip_vs_core.c, ip_vs_ops4: just before sources are translated, just after destinations are
    private static final int INPUT = 99;
    private static final int OUTPUT = -98;

    private final IpFamily family;
    private final Parts<VirtualServer.Key, VirtualServer> servers;
    private final IpvsMemory memory;

    private Ipvs(IpFamily family, Parts<VirtualServer.Key, VirtualServer> servers, IpvsMemory memory) {
        this.family = family;
        this.servers = servers;
        this.memory = memory;
    }

    /** Returns no virtual servers. */
    public static Ipvs empty(IpFamily family) {
        return new Ipvs(family, Parts.by(VirtualServer::key), IpvsMemory.EMPTY);
    }

    /**
     * Returns this with one part of its virtual servers changed: there is one of an address, port and protocol while any part has it,
     * and the last one counts.
     */
    public Ipvs withPart(String part, Seq<VirtualServer> some) {
        return new Ipvs(family, servers.with(part, some), memory);
    }

    /** Returns the virtual servers part by part. */
    public Seq<VirtualServer> servers() {
        return servers.values();
    }

    /** Returns the virtual server at an address and port. */
    public Option<VirtualServer> server(IpProtocol protocol, Address address) {
        return servers.get(new VirtualServer.Key(protocol, address));
    }

    /**
     * Returns what kube-proxy makes of this when other virtual servers are wanted: a real server of TCP that is wanted no more
     * stays with weight 0 until its last connection is over; all else goes at once.
     */
    // pkg/proxy/ipvs/graceful_termination.go, GracefulDeleteRS
    public Ipvs syncedTo(Ipvs wanted, ConntrackTable connections, Instant now) {
        return new Ipvs(
                family,
                wanted.servers.map(server -> server.withServers(server.servers()
                        .appendAll(servers.get(server.key())
                                .toVector()
                                .flatMap(before -> leaving(before, server, connections, now))))),
                memory);
    }

    private static Seq<RealServer> leaving(
            VirtualServer before, VirtualServer wanted, ConntrackTable connections, Instant now) {
        Seq<Endpoint> staying = wanted.servers().map(RealServer::address);
        return before.servers()
                .map(RealServer::address)
                .filter(endpoint -> before.protocol() == IpProtocol.TCP
                        && !staying.contains(endpoint)
                        && Load.of(before, endpoint, connections, now).overhead() > 0)
                .map(endpoint -> new RealServer(endpoint, 0));
    }

    IpvsMemory memory() {
        return memory;
    }

    Ipvs with(IpvsMemory changed) {
        return new Ipvs(family, servers, changed);
    }

    @Override
    public String name() {
        return "ipvs " + family;
    }

    @Override
    public Seq<HookFunction> at(Hook hook, IpFamily of) {
        return of == family && (hook == Hook.INPUT || hook == Hook.OUTPUT)
                ? Vector.of(new HookFunction(
                        hook == Hook.INPUT ? INPUT : OUTPUT, false, packet -> new IpvsRun(packet, this).run()))
                : Vector.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ipvs same
                && family == same.family
                && servers.equals(same.servers)
                && memory.equals(same.memory);
    }

    @Override
    public int hashCode() {
        return servers.hashCode() * 31 + memory.hashCode();
    }

    /** Returns the lines of {@code ipvsadm -Sn}. */
    @Override
    public String toString() {
        return servers().map(IpvsText::of).mkString();
    }
}
