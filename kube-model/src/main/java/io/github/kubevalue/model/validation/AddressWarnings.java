package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Odd spellings of addresses, which are understood all the same. (apimachinery/pkg/util/validation/ip.go) */
public final class AddressWarnings {
    private AddressWarnings() {}

    /** Returns what is warned of in an address; nothing, if the text is none. */
    public static Seq<String> ip(FieldPath path, String text) {
        Option<Ip> sloppy = AddressRules.sloppy(text);
        if (sloppy.isEmpty()) {
            return Vector.empty();
        }
        Option<Ip> strict = Ip.tryParse(text).filter(ip -> !AddressRules.isMapped(ip));
        if (strict.isEmpty()) {
            return told(path, "non-standard IP address", text, "is invalid: use " + quoted(unmapped(sloppy.get())));
        }
        return isCanonical(strict.get(), strict.get().toString(), text)
                ? Vector.empty()
                : told(path, "IPv6 address", text, canonical(strict.get()));
    }

    /** Returns what is warned of in a block of addresses; nothing, if the text is none. */
    public static Seq<String> cidr(FieldPath path, String text) {
        Option<Cidr> sloppy = AddressRules.sloppyCidr(text).map(AddressWarnings::unmapped);
        if (sloppy.isEmpty()) {
            return Vector.empty();
        }
        Cidr block = sloppy.get();
        Option<Cidr> strict = Cidr.tryParse(text).filter(cidr -> !AddressRules.isMapped(cidr.ip()));
        Seq<String> ambiguous = block.equals(block.network())
                ? Vector.empty()
                : told(
                        path,
                        "CIDR value",
                        text,
                        "is ambiguous in this context (should be " + quoted(block.network()) + " or "
                                + quoted(Cidr.host(block.ip())) + "?)");
        Seq<String> odd = strict.isDefined()
                ? Vector.empty()
                : told(path, "non-standard CIDR value", text, "is invalid: use " + quoted(block.network()));
        boolean done = !ambiguous.isEmpty() || !odd.isEmpty() || isCanonical(block.ip(), block.toString(), text);
        return ambiguous
                .appendAll(odd)
                .appendAll(done ? Vector.empty() : told(path, "IPv6 CIDR value", text, canonical(block)));
    }

    private static boolean isCanonical(Ip ip, String shown, String text) {
        return ip.isV4() || shown.equals(text);
    }

    private static Seq<String> told(FieldPath path, String what, String text, String why) {
        return Vector.of(path + ": " + what + " " + GoText.quoted(text) + " " + why);
    }

    private static String canonical(Object value) {
        return "should be in RFC 5952 canonical format (" + quoted(value) + ")";
    }

    private static String quoted(Object value) {
        return GoText.quoted(value.toString());
    }

    private static Ip unmapped(Ip ip) {
        return AddressRules.isMapped(ip) ? Ip.v4(ip.low() & 0xffff_ffffL) : ip;
    }

    /** A block of addresses that are IPv4 within IPv6 is shown as one of IPv4. */
    private static Cidr unmapped(Cidr cidr) {
        boolean mapped = AddressRules.isMapped(cidr.ip()) && cidr.prefix() >= 96;
        return mapped ? new Cidr(unmapped(cidr.ip()), cidr.prefix() - 96) : cidr;
    }
}
