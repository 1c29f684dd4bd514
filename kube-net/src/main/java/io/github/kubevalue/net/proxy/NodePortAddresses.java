package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * On which addresses of a node its node ports are open: {@code nodePortAddresses} of the configuration.
 *
 * @param cidrs the blocks in which those addresses lie; all addresses if empty
 * @param primaryOnly whether only the node's own address of each family counts; then there are no blocks
 */
public record NodePortAddresses(Seq<Cidr> cidrs, boolean primaryOnly) {
    static final Ip LOCALHOST = Ip.parse("127.0.0.1");
    static final Ip LOCALHOST_V6 = Ip.parse("::1");

    /** Returns: on all. */
    public static NodePortAddresses all() {
        return new NodePortAddresses(Vector.empty(), false);
    }

    /** Returns: on the node's own address of each family ({@code primary}). */
    public static NodePortAddresses primary() {
        return new NodePortAddresses(Vector.empty(), true);
    }

    /** Returns: on those in the blocks. */
    public static NodePortAddresses in(Cidr... cidrs) {
        return new NodePortAddresses(Vector.of(cidrs), false);
    }

    /** Returns these with the blocks that {@code primary} stands for: each of the node's own addresses for itself. */
    // cmd/kube-proxy/app/server.go, newProxyServer
    NodePortAddresses with(Seq<Ip> own) {
        return primaryOnly ? new NodePortAddresses(own.reject(Ip::isLoopback).map(Cidr::host), false) : this;
    }

    private Seq<Cidr> of(IpFamily family) {
        return cidrs.filter(cidr -> cidr.ip().family() == family);
    }

    /** Whether all addresses of the family count; so too if the blocks name none of it. */
    // pkg/proxy/util/nodeport_addresses.go, NewNodePortAddresses
    boolean matchAll(IpFamily family) {
        Seq<Cidr> blocks = of(family);
        return blocks.isEmpty() || blocks.exists(cidr -> cidr.prefix() == 0);
    }

    /** Whether some address of 127.0.0.0/8 counts. */
    boolean containLoopback() {
        return matchAll(IpFamily.IPV4)
                || of(IpFamily.IPV4).exists(cidr -> cidr.ip().isLoopback() || cidr.contains(LOCALHOST));
    }

    /** Returns those of a node's addresses that count; none if all do. */
    Option<Seq<Ip>> among(Seq<Ip> addresses, IpFamily family) {
        Seq<Cidr> blocks = of(family);
        return Option.when(
                !matchAll(family),
                () -> addresses
                        .filter(ip -> blocks.exists(cidr -> cidr.contains(ip)))
                        .distinct());
    }
}
