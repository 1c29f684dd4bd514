package io.github.kubevalue.dns.client;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * The order in which getaddrinfo returns addresses: the rules of RFC 6724 that the library keeps. Laws: no address is lost or
 * made; what no rule tells apart stays in the order in which it was found.
 *
 * <p>The program's host is a pod: it has a loopback interface and one other, over which everything else is reached in the
 * families of which that has an address. Deprecated addresses, home addresses and tunnels (rules 3, 4 and 7) do not occur.
 *
 * @param policy what the library thinks of addresses
 * @param own the addresses of the interface, with their subnets
 */
record AddressOrder(AddressPolicy policy, Seq<Cidr> own) {
    private static final Ip LOCALHOST_V4 = Ip.parse("127.0.0.1");
    private static final Cidr LINK_LOCAL_V6 = Cidr.parse("fe80::/10");

    /**
     * A destination, as the rules look at it.
     *
     * @param ip the address
     * @param isUsable whether anything can be sent there
     * @param matches whether its scope is that of the address from which it is sent
     * @param isLabelled whether its label is that of the address from which it is sent
     * @param precedence how much it is preferred
     * @param scope how far it reaches
     * @param common how many leading bits it has in common with the address from which it is sent, where that counts
     */
    private record Destination(
            Ip ip, boolean isUsable, boolean matches, boolean isLabelled, int precedence, int scope, int common) {}

    // rules 1, 2, 5, 6, 8 and 9: sysdeps/posix/getaddrinfo.c, rfc3484_sort; src/network/lookup_name.c, __lookup_name
    private static final Comparator<Destination> RULES = Comparator.comparing(Destination::isUsable)
            .thenComparing(Destination::matches)
            .thenComparing(Destination::isLabelled)
            .thenComparing(Destination::precedence)
            .thenComparing(Destination::scope, Comparator.reverseOrder())
            .thenComparing(Destination::common)
            .reversed();

    /** Returns the addresses in the order in which the program gets them. */
    Seq<Ip> sorted(Seq<Ip> found) {
        // musl leaves what is of IPv4 alone
        boolean asFound = found.size() < 2 || own.isEmpty() || policy.libc() == Libc.MUSL && found.forAll(Ip::isV4);
        return asFound ? found : found.map(this::destination).sorted(RULES).map(Destination::ip);
    }

    private Destination destination(Ip ip) {
        Option<Ip> source = source(ip);
        int scope = policy.scope(ip);
        return new Destination(
                ip,
                source.isDefined(),
                source.exists(from -> policy.scope(from) == scope),
                source.exists(from -> policy.label(from) == policy.label(ip)),
                policy.precedence(ip),
                scope,
                source.map(from -> common(from, ip)).getOrElse(0));
    }

    /** glibc: what an IPv4 address has in common with one of another subnet means nothing. */
    private int common(Ip source, Ip destination) {
        boolean counts = !destination.isV4()
                || policy.libc() == Libc.MUSL
                || source.isLoopback()
                || own.exists(each -> each.ip().equals(source) && each.contains(destination));
        return counts ? AddressPolicy.commonBits(source, destination) : 0;
    }

    /** The address from which Linux sends to another; none if no route leads there. */
    private Option<Ip> source(Ip destination) {
        if (destination.isLoopback()) {
            return Option.some(destination.isV4() ? LOCALHOST_V4 : destination);
        }
        if (LINK_LOCAL_V6.contains(destination)) {
            // without the name of an interface it cannot be sent to
            return Option.none();
        }
        Seq<Ip> addresses = own.map(Cidr::ip).filter(ip -> ip.isV4() == destination.isV4());
        return addresses.contains(destination) ? Option.some(destination) : addresses.headOption();
    }
}
