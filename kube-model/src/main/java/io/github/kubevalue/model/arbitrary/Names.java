package io.github.kubevalue.model.arbitrary;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Names and labels. They come from few words, so that selectors and references often meet what they mean. */
public final class Names {
    private Names() {}

    /** Names of applications and their objects, {@code web}; they are DNS labels. */
    public static Arbitrary<String> names() {
        return Arbitraries.of("web", "api", "cart", "db", "cache", "worker", "mail", "search-v2");
    }

    /** Any name that is a DNS label (RFC 1123): 1 to 63 lower-case letters, digits and inner hyphens. */
    public static Arbitrary<String> dnsLabels() {
        Arbitrary<String> ends = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofLength(1);
        Arbitrary<String> middles = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars('-')
                .ofMaxLength(61);
        return Arbitraries.oneOf(ends, Combinators.combine(ends, middles, ends).as((a, b, c) -> a + b + c));
    }

    /** Namespaces, {@code default} above all. */
    public static Arbitrary<String> namespaces() {
        return Arbitraries.of("default", "demo", "shop");
    }

    /** Names of ports, as containers and Services give them. */
    public static Arbitrary<String> portNames() {
        return Arbitraries.of("http", "grpc", "metrics", "admin");
    }

    /** Up to three labels of few keys and values. */
    public static Arbitrary<SortedMap<String, String>> labels() {
        return Arbitraries.maps(Arbitraries.of("app", "tier", "version"), Arbitraries.of("web", "api", "v1", ""))
                .ofMaxSize(3)
                .map(TreeMap::ofAll);
    }
}
