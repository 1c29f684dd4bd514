package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.util.Locale;

/** What kind of values a part of a key has, by the name that declarations of sets use. */
public enum DataType {
    /** {@code ipv4_addr}. */
    IPV4_ADDR,
    /** {@code ipv6_addr}. */
    IPV6_ADDR,
    /** {@code inet_proto}. */
    INET_PROTO,
    /** {@code inet_service}. */
    INET_SERVICE,
    /** {@code mark}. */
    MARK,
    /** {@code ifname}. */
    IFNAME,
    /** {@code iface_index}: an interface that was there when the rule was made, listed by its name. */
    IFACE_INDEX,
    /** {@code ct_state}. */
    CT_STATE,
    /** {@code ct_status}. */
    CT_STATUS,
    /** {@code ct_dir}. */
    CT_DIR,
    /** {@code nf_proto}. */
    NF_PROTO,
    /** {@code ether_type}. */
    ETHER_TYPE,
    /** {@code pkt_type}. */
    PKT_TYPE,
    /** {@code fib_addrtype}. */
    FIB_ADDRTYPE,
    /** {@code tcp_flag}. */
    TCP_FLAG,
    /** {@code icmp_type}. */
    ICMP_TYPE,
    /** {@code icmp_code}. */
    ICMP_CODE,
    /** {@code icmpv6_type}. */
    ICMPV6_TYPE,
    /** {@code icmpv6_code}. */
    ICMPV6_CODE,
    /** {@code integer}. */
    INTEGER,
    /** {@code uid}. */
    UID,
    /** {@code gid}. */
    GID;

    /** Returns the type of the addresses of a family. */
    public static DataType address(IpFamily family) {
        return family == IpFamily.IPV4 ? IPV4_ADDR : IPV6_ADDR;
    }

    /** Returns the type of that name, or none. */
    public static Option<DataType> tryParse(String name) {
        return Vector.of(values()).find(type -> type.toString().equals(name));
    }

    /** Whether its values are sets of flags: then a flag that stands alone asks whether it is among those of the packet. */
    public boolean isFlags() {
        return this == CT_STATE || this == CT_STATUS || this == TCP_FLAG;
    }

    /** Whether its values are addresses, so that a prefix can stand for many. */
    public boolean isAddress() {
        return this == IPV4_ADDR || this == IPV6_ADDR;
    }

    /** Reads a value as {@code nft list} prints it, or none. */
    public Option<Datum> value(String text) {
        return switch (this) {
            case IPV4_ADDR -> address(text, IpFamily.IPV4);
            case IPV6_ADDR -> address(text, IpFamily.IPV6);
            case INET_PROTO -> protocol(text);
            case INET_SERVICE ->
                number(text).filter(port -> port >= 0 && port <= 65535).map(port -> new Datum.Service(port.intValue()));
            case IFNAME, IFACE_INDEX -> Option.some(new Datum.Name(text.replace("\"", "")));
            default -> Symbols.of(this, text).orElse(() -> number(text)).map(Datum.Number::new);
        };
    }

    private static Option<Datum> address(String text, IpFamily family) {
        return Ip.tryParse(text).filter(ip -> ip.family() == family).map(Datum.Address::new);
    }

    private static Option<Datum> protocol(String text) {
        return IpProtocol.tryParse(text)
                .<Datum>map(Datum.Protocol::new)
                .orElse(() ->
                        Symbols.of(INET_PROTO, text).orElse(() -> number(text)).map(Datum.Number::new));
    }

    private static Option<Long> number(String text) {
        return Try.of(() -> Long.decode(text)).toOption();
    }

    /** Returns {@code inet_proto}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
