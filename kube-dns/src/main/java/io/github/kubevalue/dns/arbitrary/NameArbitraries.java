package io.github.kubevalue.dns.arbitrary;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Arbitrary names and addresses. */
public final class NameArbitraries {
    private NameArbitraries() {}

    /** Labels as Kubernetes names have them: {@code web}, {@code x-1}. */
    public static Arbitrary<String> labels() {
        return Arbitraries.strings().withChars("abcxyz019").ofMinLength(1).ofMaxLength(4);
    }

    /** Relative names of one to four labels, in mixed case, some with octets that must be escaped. */
    public static Arbitrary<DomainName> relativeNames() {
        Arbitrary<String> label = Arbitraries.frequencyOf(
                Tuple.of(8, labels()),
                Tuple.of(2, labels().map(text -> text.toUpperCase(Locale.ROOT))),
                Tuple.of(1, Arbitraries.of("a\\.b", "\\007", "_tcp", "*", "x\\\\y", "\\\"")));
        return label.list().ofMinSize(1).ofMaxSize(4).map(DomainName::ofLabels);
    }

    /** Absolute names of up to four labels, the root among them. */
    public static Arbitrary<DomainName> absoluteNames() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, relativeNames().map(DomainName::absolute)), Tuple.of(1, Arbitraries.just(DomainName.ROOT)));
    }

    /** Addresses of both families. */
    public static Arbitrary<Ip> addresses() {
        Arbitrary<Ip> v4 = Arbitraries.longs().between(0, 0xffff_ffffL).map(Ip::v4);
        Arbitrary<Ip> v6 =
                Arbitraries.longs().flatMap(high -> Arbitraries.longs().map(low -> Ip.v6(high, low)));
        return Arbitraries.oneOf(List.of(v4, v6));
    }

    /** Returns the same name in another case: the character at each place is a capital if that bit is set. */
    public static DomainName respelled(DomainName name, long capitals) {
        StringBuilder spelled = new StringBuilder(name.toString());
        for (int i = 0; i < spelled.length(); i++) {
            if ((capitals >>> (i % Long.SIZE) & 1) == 1) {
                spelled.setCharAt(i, Character.toUpperCase(spelled.charAt(i)));
            }
        }
        return DomainName.parse(spelled.toString());
    }
}
