package io.github.kubevalue.model.address;

import io.vavr.control.Option;
import java.math.BigInteger;

/**
 * An IPv4 or IPv6 address. Its text is the canonical one: {@code 10.0.0.1}, {@code 2001:db8::1} (RFC 5952).
 *
 * <p>Addresses are ordered: all of IPv4 before all of IPv6, then by number.
 *
 * @param family IPv4 or IPv6
 * @param high the upper 64 bits; 0 in IPv4
 * @param low the lower 64 bits; in IPv4 the address as an unsigned 32-bit number
 */
public record Ip(IpFamily family, long high, long low) implements Comparable<Ip> {

    /** Refuses numbers that are not of the family. */
    public Ip {
        if (family == IpFamily.IPV4 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits, was " + high + ":" + low);
        }
    }

    /** Returns the IPv4 address with that unsigned 32-bit number. */
    public static Ip v4(long number) {
        return new Ip(IpFamily.IPV4, 0, number);
    }

    /** Returns the IPv6 address with those 128 bits. */
    public static Ip v6(long high, long low) {
        return new Ip(IpFamily.IPV6, high, low);
    }

    /**
     * Reads an address as Kubernetes does: no leading zeros in IPv4, no zone, no mask.
     *
     * @throws IllegalArgumentException if the text is no address
     */
    public static Ip parse(String text) {
        return IpText.parse(text)
                .getOrElseThrow(() -> new IllegalArgumentException("not an IP address: \"" + text + "\""));
    }

    /** Reads an address, or none if the text is no address. */
    public static Option<Ip> tryParse(String text) {
        return IpText.parse(text);
    }

    /** Reads an address as what runs in a cluster does: leading zeros of decimal parts count for nothing. */
    // k8s.io/utils/net, ParseIPSloppy
    public static Option<Ip> tryParseSloppy(String text) {
        return tryParse(text).orElse(() -> tryParse(IpText.withoutLeadingZeros(text)));
    }

    /** Whether this is an IPv4 address. */
    public boolean isV4() {
        return family == IpFamily.IPV4;
    }

    /** Whether this is a loopback address: 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return isV4() ? low >>> 24 == 127 : high == 0 && low == 1;
    }

    /** Whether this is the address that stands for none or all: 0.0.0.0 or ::. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** Returns the address that many steps after this one (before it, if negative), wrapping within the family. */
    public Ip plus(long steps) {
        if (isV4()) {
            return v4((low + steps) & 0xffff_ffffL);
        }
        long sum = low + steps;
        boolean carry = steps >= 0 ? Long.compareUnsigned(sum, low) < 0 : Long.compareUnsigned(sum, low) > 0;
        return v6(carry ? high + Long.signum(steps) : high, sum);
    }

    /** Returns the address as an unsigned number. */
    public BigInteger toBigInteger() {
        BigInteger lower = new BigInteger(Long.toUnsignedString(low));
        return isV4()
                ? lower
                : new BigInteger(Long.toUnsignedString(high)).shiftLeft(64).or(lower);
    }

    /** Returns the bit at that place, counted from the most significant. */
    public boolean bit(int index) {
        int fromRight = family.bits() - 1 - index;
        return fromRight >= 64 ? (high >>> (fromRight - 64) & 1) == 1 : (low >>> fromRight & 1) == 1;
    }

    /** Whether both addresses are of one family and agree in their first bits. */
    boolean agrees(Ip other, int prefix) {
        if (family != other.family) {
            return false;
        }
        long differing = isV4() ? (low ^ other.low) << 32 : high ^ other.high;
        if (prefix < 64) {
            return prefix == 0 || differing >>> (64 - prefix) == 0;
        }
        return differing == 0 && (prefix == 64 || (low ^ other.low) >>> (128 - prefix) == 0);
    }

    /** Returns this address with all but the first bits cleared. */
    Ip masked(int prefix) {
        if (isV4()) {
            return v4(prefix == 0 ? 0 : low & (0xffff_ffffL << (32 - prefix)) & 0xffff_ffffL);
        }
        long upper = prefix == 0 ? 0 : prefix >= 64 ? high : high & (-1L << (64 - prefix));
        long lower = prefix <= 64 ? 0 : prefix == 128 ? low : low & (-1L << (128 - prefix));
        return v6(upper, lower);
    }

    @Override
    public int compareTo(Ip other) {
        int byFamily = family.compareTo(other.family);
        if (byFamily != 0) {
            return byFamily;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    // said, and not left to the record, because indexes ask it for every packet; the family's own would differ in each
    // run
    @Override
    public boolean equals(Object other) {
        return other instanceof Ip same && low == same.low && high == same.high && family == same.family;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(low) * 31 + Long.hashCode(high);
    }

    @Override
    public String toString() {
        return IpText.print(this);
    }
}
