package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.parts.Parts;
import io.github.kubevalue.net.route.SourceSelection;
import io.vavr.Lazy;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The addresses of a host's interfaces, in the order in which they were given. Loopback is always there. */
public final class LocalAddresses {
    /** No address but loopback. */
    public static final LocalAddresses NONE =
            new LocalAddresses(Vector.empty(), HashSet.empty(), HashSet.empty(), HashMap.empty(), Vector.empty());

    private static final Cidr MULTICAST = Cidr.parse("224.0.0.0/4");
    private static final Cidr MULTICAST_V6 = Cidr.parse("ff00::/8");
    private static final Cidr ZERONET = Cidr.parse("0.0.0.0/8");
    private static final Ip EVERYONE = Ip.parse("255.255.255.255");

    private final Seq<InterfaceAddress> addresses;
    private final Set<Ip> local;
    private final Set<Ip> broadcast;
    private final Map<String, Seq<InterfaceAddress>> byDevice;
    private final Vector<HeldAddresses> held;
    private final Lazy<Seq<InterfaceAddress>> all;

    /**
     * An address of an interface, with its subnet.
     *
     * @param device the interface
     * @param cidr the address and the length of the subnet's prefix
     */
    public record InterfaceAddress(String device, Cidr cidr) {}

    private LocalAddresses(
            Seq<InterfaceAddress> addresses,
            Set<Ip> local,
            Set<Ip> broadcast,
            Map<String, Seq<InterfaceAddress>> byDevice,
            Vector<HeldAddresses> held) {
        this.addresses = addresses;
        this.local = local;
        this.broadcast = broadcast;
        this.byDevice = byDevice;
        this.held = held;
        this.all = Lazy.of(() -> held.foldLeft(addresses, (own, each) -> own.appendAll(heldBy(each))));
    }

    /** Returns these addresses and one more. */
    public LocalAddresses with(String device, Cidr address) {
        InterfaceAddress added = new InterfaceAddress(device, address);
        boolean hasBroadcast = address.ip().isV4() && address.prefix() < 31;
        return new LocalAddresses(
                addresses.append(added),
                local.add(address.ip()),
                hasBroadcast ? broadcast.add(address.last()) : broadcast,
                byDevice.put(device, byDevice.getOrElse(device, Vector.empty()).append(added)),
                held);
    }

    /**
     * Returns these addresses and those that a device holds for somebody who changes them by the thousand, each without a subnet, in place
     * of those of that family that it held. What another device has is not held again.
     */
    public LocalAddresses holding(String device, IpFamily family, Parts<Ip, Ip> ips) {
        HeldAddresses now = new HeldAddresses(device, family, ips);
        return new LocalAddresses(
                addresses,
                local,
                broadcast,
                byDevice,
                held.reject(now::isInPlaceOf).append(now));
    }

    /** Returns the addresses in the order in which they were given. */
    public Seq<InterfaceAddress> addresses() {
        return all.get();
    }

    /** Whether the address is one of this host's. */
    public boolean isLocal(Ip ip) {
        return isOwn(ip) || held.exists(each -> each.contains(ip));
    }

    private Seq<InterfaceAddress> heldBy(HeldAddresses one) {
        return one.addresses().filter(address -> !isOwn(address.cidr().ip()));
    }

    private boolean isOwn(Ip ip) {
        return local.contains(ip) || ip.isLoopback();
    }

    /** Returns what the address is to this host. */
    // net/ipv4/fib_frontend.c, __inet_dev_addr_type
    public AddressType typeOf(Ip ip) {
        if (isLocal(ip)) {
            return AddressType.LOCAL;
        }
        if (ip.equals(EVERYONE) || ZERONET.contains(ip) || broadcast.contains(ip)) {
            return AddressType.BROADCAST;
        }
        return MULTICAST.contains(ip) || MULTICAST_V6.contains(ip) ? AddressType.MULTICAST : AddressType.UNICAST;
    }

    /** Returns what the address is to one interface: an address of another one is some host's. */
    // net/ipv4/fib_frontend.c, inet_dev_addr_type
    public AddressType typeOf(Ip ip, String device) {
        AddressType type = typeOf(ip);
        boolean owned = type == AddressType.LOCAL || type == AddressType.BROADCAST;
        boolean here = device.equals("lo") && ip.isLoopback()
                || on(device, ip)
                        .exists(cidr -> cidr.ip().equals(ip) || cidr.last().equals(ip));
        return owned && !here ? AddressType.UNICAST : type;
    }

    /**
     * Returns the address of IPv6 that stands for this host towards a destination.
     *
     * @see SourceSelection
     */
    public Option<Ip> sourceForV6(String device, Ip destination) {
        return SourceSelection.source(
                addresses().map(address -> new SourceSelection.Candidate(address.device(), address.cidr())),
                device,
                destination);
    }

    /**
     * Returns the address of IPv4 that stands for this host towards a next hop: the first of the outgoing interface whose subnet holds
     * the next hop, else the interface's first, else the first of any other interface. Loopback addresses are for this host
     * only, and never stand for it: what goes out by the loopback has another interface's address too.
     */
    // net/ipv4/devinet.c, inet_select_addr
    public Option<Ip> sourceTowards(String device, Ip nextHop) {
        Seq<Cidr> own = on(device, nextHop).reject(cidr -> cidr.ip().isLoopback());
        return own.find(cidr -> cidr.contains(nextHop))
                .orElse(own::headOption)
                .orElse(() -> addresses()
                        .map(InterfaceAddress::cidr)
                        .find(cidr -> cidr.ip().family() == nextHop.family()
                                && !cidr.ip().isLoopback()))
                .map(Cidr::ip);
    }

    /** Returns the first address of an interface in that address's family. */
    public Option<Ip> primary(String device, Ip like) {
        return on(device, like).headOption().map(Cidr::ip);
    }

    private Seq<Cidr> on(String device, Ip like) {
        Seq<InterfaceAddress> own = byDevice.getOrElse(device, Vector.empty());
        return held.filter(each -> each.device().equals(device))
                .foldLeft(own, (known, each) -> known.appendAll(heldBy(each)))
                .map(InterfaceAddress::cidr)
                .filter(cidr -> cidr.ip().family() == like.family());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalAddresses same && addresses().equals(same.addresses());
    }

    @Override
    public int hashCode() {
        return addresses().hashCode();
    }

    /** Returns {@code eth0 192.0.2.11/24, cni0 10.244.1.1/24}. */
    @Override
    public String toString() {
        return addresses()
                .map(address -> address.device() + " " + address.cidr())
                .mkString(", ");
    }
}
