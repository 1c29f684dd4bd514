package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The rules on IP addresses and CIDRs. Fields that are older than the strict rules keep the values that they have.
 * (apimachinery/pkg/util/validation/ip.go)
 */
public final class AddressRules {
    private static final long MAPPED = 0xffff;
    private static final Seq<Cidr> LINK_LOCAL = Vector.of(Cidr.parse("169.254.0.0/16"), Cidr.parse("fe80::/10"));
    private static final Seq<Cidr> LINK_LOCAL_MULTICAST =
            Vector.of(Cidr.parse("224.0.0.0/24"), Cidr.parse("ff02::/16"));

    private AddressRules() {}

    /** Returns the faults of a text that is to be an IP address. */
    public static Seq<FieldError> ip(String text, FieldPath path) {
        Option<Ip> ip = sloppy(text);
        if (ip.isEmpty()) {
            return Vector.of(path.invalid(text, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
        }
        return Faults.NONE
                .when(Ip.tryParse(text).isEmpty(), () -> path.invalid(text, "must not have leading 0s"))
                .when(
                        Ip.tryParse(text).exists(AddressRules::isMapped),
                        () -> path.invalid(text, "must not be an IPv4-mapped IPv6 address"))
                .found();
    }

    /** Returns the faults of a text that is to be an IP address, unless it is among those that were there before. */
    public static Seq<FieldError> ip(String text, FieldPath path, Seq<String> before) {
        return before.contains(text) ? Vector.empty() : ip(text, path);
    }

    /** Returns the faults of a text that is to be an IP address in its canonical form. */
    public static Seq<FieldError> canonicalIp(String text, FieldPath path) {
        Seq<FieldError> faults = ip(text, path);
        String canonical = sloppy(text).map(Ip::toString).getOrElse(text);
        return faults.isEmpty() && !canonical.equals(text)
                ? Vector.of(path.invalid(text, "must be in canonical form (" + GoText.quoted(canonical) + ")"))
                : faults;
    }

    /** Returns the faults of a text that is to be a CIDR, unless it is among those that were there before. */
    public static Seq<FieldError> cidr(String text, FieldPath path, Seq<String> before) {
        return before.contains(text) ? Vector.empty() : cidr(text, path);
    }

    /** Returns the faults of a text that is to be a CIDR. */
    public static Seq<FieldError> cidr(String text, FieldPath path) {
        Option<Cidr> sloppy = sloppyCidr(text);
        if (sloppy.isEmpty()) {
            return Vector.of(path.invalid(text, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"));
        }
        Option<Cidr> strict = Cidr.tryParse(text);
        if (strict.isEmpty()) {
            return Vector.of(path.invalid(text, "must not have leading 0s in IP or prefix length"));
        }
        if (isMapped(strict.get().ip())) {
            return Vector.of(path.invalid(text, "must not have an IPv4-mapped IPv6 address"));
        }
        return strict.get().equals(strict.get().network())
                ? Vector.empty()
                : Vector.of(path.invalid(text, "must not have bits set beyond the prefix length"));
    }

    /** Returns the faults of an address that traffic is to be sent to. */
    // pkg/apis/core/validation/validation.go, ValidateEndpointIP
    public static Seq<FieldError> endpoint(String text, FieldPath path) {
        Option<Ip> given = sloppy(text).map(ip -> isMapped(ip) ? Ip.v4(ip.low() & 0xffff_ffffL) : ip);
        if (given.isEmpty()) {
            return Vector.of(path.invalid(text, "must be a valid IP address"));
        }
        Ip ip = given.get();
        return Faults.NONE
                .when(ip.isUnspecified(), () -> path.invalid(text, "may not be unspecified (" + text + ")"))
                .when(
                        ip.isLoopback(),
                        () -> path.invalid(text, "may not be in the loopback range (127.0.0.0/8, ::1/128)"))
                .when(
                        isIn(ip, LINK_LOCAL),
                        () -> path.invalid(text, "may not be in the link-local range (169.254.0.0/16, fe80::/10)"))
                .when(
                        isIn(ip, LINK_LOCAL_MULTICAST),
                        () -> path.invalid(
                                text, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"))
                .found();
    }

    /** Reads an address as upstream did before the strict rules: zeros may lead the numbers of IPv4. */
    public static Option<Ip> sloppy(String text) {
        return Ip.tryParse(text).orElse(() -> Ip.tryParse(text.replaceAll("(?<![0-9a-fA-F:])0+(?=[0-9]+(\\.|$))", "")));
    }

    /** Whether the addresses are of two families. */
    public static boolean isDualStack(Seq<Ip> ips) {
        return ips.exists(Ip::isV4) && ips.exists(ip -> !ip.isV4());
    }

    /** Reads a CIDR as upstream did before the strict rules. */
    public static Option<Cidr> sloppyCidr(String text) {
        int slash = text.indexOf('/');
        String prefix = slash < 0 ? "" : text.substring(slash + 1);
        return prefix.matches("0*[0-9]{1,3}")
                ? sloppy(text.substring(0, slash))
                        .map(ip -> ip + "/" + Integer.parseInt(prefix))
                        .flatMap(Cidr::tryParse)
                : Option.none();
    }

    static boolean isMapped(Ip ip) {
        return !ip.isV4() && ip.high() == 0 && ip.low() >>> 32 == MAPPED;
    }

    private static boolean isIn(Ip ip, Seq<Cidr> ranges) {
        return ranges.exists(range -> range.contains(ip));
    }
}
