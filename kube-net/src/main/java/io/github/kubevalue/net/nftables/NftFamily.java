package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** Which packets a table is for. */
public enum NftFamily {
    /** IPv4. */
    IP,
    /** IPv6. */
    IP6,
    /** IPv4 and IPv6. */
    INET,
    /** ARP: no packet of ours. */
    ARP,
    /** Frames that a bridge carries. */
    BRIDGE,
    /** Whatever a device receives or sends. */
    NETDEV;

    /** Returns the family of the packets of one IP family. */
    public static NftFamily of(IpFamily family) {
        return family == IpFamily.IPV4 ? IP : IP6;
    }

    /** Returns the family of that name, or none. */
    public static Option<NftFamily> tryParse(String name) {
        return Vector.of(values()).find(family -> family.toString().equals(name));
    }

    /** Whether packets of an IP family pass its chains. */
    boolean sees(IpFamily family) {
        return switch (this) {
            case IP -> family == IpFamily.IPV4;
            case IP6 -> family == IpFamily.IPV6;
            case INET, NETDEV -> true;
            case ARP, BRIDGE -> false;
        };
    }

    /** Whether the packets are those of IP. */
    boolean isOfIp() {
        return this != ARP && this != BRIDGE;
    }

    /** Returns {@code inet}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
