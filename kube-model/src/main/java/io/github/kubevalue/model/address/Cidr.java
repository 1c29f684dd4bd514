package io.github.kubevalue.model.address;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * A block of addresses, {@code 10.244.0.0/16}. The address may have bits beyond the prefix ({@code 10.244.1.7/24}, an
 * interface's address with its subnet); {@link #network()} clears them.
 *
 * @param ip an address of the block
 * @param prefix how many leading bits the addresses of the block share
 */
public record Cidr(Ip ip, int prefix) {
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** Refuses a prefix that the family does not have. */
    public Cidr {
        if (prefix < 0 || prefix > ip.family().bits()) {
            throw new IllegalArgumentException(
                    "prefix of " + ip + " must be 0 to " + ip.family().bits() + ", was " + prefix);
        }
    }

    /**
     * Reads {@code 10.244.0.0/16}.
     *
     * @throws IllegalArgumentException if the text is no CIDR
     */
    public static Cidr parse(String text) {
        return tryParse(text).getOrElseThrow(() -> new IllegalArgumentException("not a CIDR: \"" + text + "\""));
    }

    /** Reads {@code 10.244.0.0/16}, or none if the text is no CIDR. */
    public static Option<Cidr> tryParse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
            return Option.none();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return Ip.tryParse(text.substring(0, slash))
                .filter(ip -> prefix <= ip.family().bits())
                .map(ip -> new Cidr(ip, prefix));
    }

    /** Reads a block as what runs in a cluster does: leading zeros of decimal parts count for nothing. */
    // k8s.io/utils/net, ParseCIDRSloppy
    public static Option<Cidr> tryParseSloppy(String text) {
        return tryParse(text).orElse(() -> tryParse(IpText.withoutLeadingZeros(text)));
    }

    /** Returns the block of that prefix that holds an address. */
    public static Cidr holding(Ip ip, int prefix) {
        return new Cidr(ip.masked(prefix), prefix);
    }

    /** Returns the block that holds one address. */
    public static Cidr host(Ip ip) {
        return new Cidr(ip, ip.family().bits());
    }

    /** Whether the block holds one address only. */
    public boolean isHost() {
        return prefix == ip.family().bits();
    }

    /** Whether the address lies in this block; never for an address of the other family. */
    public boolean contains(Ip other) {
        return ip.agrees(other, prefix);
    }

    /** Whether every address of the other block lies in this one. */
    public boolean contains(Cidr other) {
        return other.prefix >= prefix && contains(other.ip);
    }

    /** Whether some address lies in both blocks. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** Whether the address may be given to somebody: it lies in this block, is not the network's own, and not broadcast. */
    public boolean gives(Ip other) {
        // pkg/api/servicecidr/servicecidr.go, PrefixContainsIP
        return contains(other) && !other.equals(first()) && !(other.isV4() && other.equals(last()));
    }

    /** Returns the first address of the block. */
    public Ip first() {
        return ip.masked(prefix);
    }

    /** Returns the last address of the block. */
    public Ip last() {
        Ip first = first();
        int hostBits = ip.family().bits() - prefix;
        if (ip.isV4()) {
            return Ip.v4(first.low() | (hostBits == 0 ? 0 : (1L << hostBits) - 1));
        }
        long low = hostBits >= 64 ? -1L : hostBits == 0 ? 0 : (1L << hostBits) - 1;
        long high = hostBits <= 64 ? 0 : hostBits == 128 ? -1L : (1L << (hostBits - 64)) - 1;
        return Ip.v6(first.high() | high, first.low() | low);
    }

    /** Returns how many addresses the block holds, {@link Long#MAX_VALUE} if there are more. */
    public long size() {
        int hostBits = ip.family().bits() - prefix;
        return hostBits >= 63 ? Long.MAX_VALUE : 1L << hostBits;
    }

    /** Returns the same block with the bits beyond the prefix cleared. */
    public Cidr network() {
        return new Cidr(first(), prefix);
    }

    /** Returns the address alone if the block holds no other, as {@code ip route} prints it: {@code 10.0.0.1}. */
    public String toShortString() {
        return isHost() ? ip.toString() : toString();
    }

    // said, and not left to the record, because routing asks it for every packet
    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr same && prefix == same.prefix && ip.equals(same.ip);
    }

    @Override
    public int hashCode() {
        return ip.hashCode() * 31 + prefix;
    }

    @Override
    public String toString() {
        return ip + "/" + prefix;
    }
}
