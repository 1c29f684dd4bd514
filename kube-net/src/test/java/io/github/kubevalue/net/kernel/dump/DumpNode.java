package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A node as a dump was taken from it: everything but its own subnets lies behind the first interface.
 *
 * @param dump the name of the dump
 * @param family the family of its rules
 * @param interfaces its interfaces with their addresses
 * @param hosts addresses that are reached by an interface without a subnet
 */
record DumpNode(String dump, IpFamily family, Seq<LocalAddresses.InterfaceAddress> interfaces, Seq<Host> hosts) {
    /**
     * One address behind an interface.
     *
     * @param ip the address
     * @param device the interface
     */
    record Host(Ip ip, String device) {}

    /** Reads interfaces as {@code eth0 192.0.2.11/24}. */
    static DumpNode of(String dump, String... interfaces) {
        Seq<LocalAddresses.InterfaceAddress> read = Vector.of(interfaces)
                .map(text -> text.split(" "))
                .map(parts -> new LocalAddresses.InterfaceAddress(parts[0], Cidr.parse(parts[1])));
        return new DumpNode(dump, read.head().cidr().ip().family(), read, Vector.empty());
    }

    DumpNode with(String ip, String device) {
        return new DumpNode(dump, family, interfaces, hosts.append(new Host(Ip.parse(ip), device)));
    }

    LocalAddresses addresses() {
        return interfaces.foldLeft(LocalAddresses.NONE, (so, each) -> so.with(each.device(), each.cidr()));
    }

    Ip gateway() {
        Ip own = interfaces.head().cidr().ip();
        return interfaces.head().cidr().network().ip().plus(own.isV4() ? 1 : 0xffL);
    }

    /** The interface that leads to an address of another host. */
    String towards(Ip ip) {
        return hosts.find(host -> host.ip().equals(ip))
                .map(Host::device)
                .orElse(() ->
                        interfaces.find(each -> each.cidr().contains(ip)).map(LocalAddresses.InterfaceAddress::device))
                .getOrElse(() -> interfaces.head().device());
    }

    boolean isOnLink(Ip ip) {
        return hosts.exists(host -> host.ip().equals(ip))
                || interfaces.exists(each -> each.cidr().contains(ip));
    }

    /** The lines from which the kernel's node is built. */
    Seq<String> lines() {
        return interfaces
                .map(each -> "device " + each.device() + " " + each.cidr())
                .appendAll(hosts.map(host -> "route " + host.ip() + " dev " + host.device()))
                .append("route default via " + gateway());
    }

    @Override
    public String toString() {
        return dump;
    }
}
