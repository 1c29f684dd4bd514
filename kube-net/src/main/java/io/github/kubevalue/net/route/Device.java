package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * A network device of a node or pod: {@code Device.of("eth0", DeviceKind.ETHERNET, Cidr.parse("172.31.0.10/20"))}.
 *
 * <p>An address carries the prefix of its subnet, as {@code ip address} shows it. Of several addresses in one subnet the
 * first is the primary one, the others are secondary: taken for packets that arrive, never chosen for ones that leave.
 */
@Value.Immutable
public interface Device extends WithDevice {

    /** Returns a device with those addresses. */
    static Device of(String name, DeviceKind kind, Cidr... addresses) {
        return builder().name(name).kind(kind).addresses(Vector.of(addresses)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name that rules match with {@code -i} and {@code -o}: {@code eth0}. */
    String name();

    /** What kind of device it is. */
    DeviceKind kind();

    /** Its addresses, each with the prefix of its subnet, in the order in which they were added. */
    @Value.Default
    default Seq<Cidr> addresses() {
        return Vector.empty();
    }

    /** The bridge that this device is a port of. */
    @Value.Default
    default Option<String> master() {
        return Option.none();
    }

    /** The largest packet that it sends. */
    @Value.Default
    default int mtu() {
        return 1500;
    }

    /** Whether the address is one of this device's own; all of 127.0.0.0/8 is the loopback's. */
    default boolean owns(Ip ip) {
        return addresses().exists(address -> address.ip().equals(ip))
                || kind() == DeviceKind.LOOPBACK && ip.isLoopback();
    }

    /** Returns the primary address of the subnet of one of the addresses: itself, or the one that was there first. */
    default Cidr primaryOf(Cidr address) {
        return address.isHost()
                ? address
                : addresses().find(earlier -> sameSubnet(earlier, address)).getOrElse(address);
    }

    /** Returns the primary addresses of a family that may be used beyond this host. */
    default Seq<Cidr> primaryAddresses(IpFamily family) {
        Seq<Cidr> global = addresses()
                .filter(address ->
                        address.ip().family() == family && !address.ip().isLoopback());
        return global.zipWithIndex()
                .filter(entry -> !global.take(entry._2).exists(earlier -> sameSubnet(earlier, entry._1)))
                .map(entry -> entry._1);
    }

    private static boolean sameSubnet(Cidr earlier, Cidr later) {
        return earlier.prefix() == later.prefix() && earlier.contains(later.ip());
    }

    /**
     * Returns the address that the kernel writes as source of a packet that leaves here for that neighbour: a primary one
     * whose subnet holds the neighbour, else the first primary one.
     */
    default Option<Ip> addressTowards(Ip neighbour) {
        // net/ipv4/devinet.c, inet_select_addr: a primary address whose subnet holds dst, else the first primary one
        Seq<Cidr> primary = primaryAddresses(neighbour.family());
        return primary.find(address -> address.contains(neighbour))
                .orElse(primary.headOption())
                .map(Cidr::ip);
    }

    /** Builds a {@link Device}. */
    final class Builder extends ImmutableDevice.Builder {
        Builder() {}
    }
}
