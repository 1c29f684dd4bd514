package io.github.kubevalue.net.arbitrary;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of what {@code ipset save} prints: sets of modelled types and of others, with all that entries may have beside them. */
public final class IpSetArbitraries {
    private static final String HASH = " family inet hashsize 1024 maxelem 65536%s bucketsize 12 initval 0x6cbb4023";
    private static final Arbitrary<String> HOST =
            Arbitraries.integers().between(1, 9).map(host -> "10.0.0." + host);
    private static final Arbitrary<String> BLOCK =
            Arbitraries.integers().between(1, 9).map(block -> "10." + block + ".0.0/16");
    private static final Arbitrary<String> PORT =
            Arbitraries.of("tcp:80", "udp:53", "sctp:9", "gre:0", "icmp:echo-request");

    /** The types, with what their sets are created with and what their entries are. */
    private static final Map<String, Arbitrary<String>> TYPES = LinkedHashMap.of(
            "hash:ip" + HASH,
            HOST,
            "hash:ip" + HASH.replace("%s", " netmask 16%s"),
            BLOCK.map(block -> block.replace("/16", "")),
            "hash:net" + HASH,
            Arbitraries.oneOf(HOST, BLOCK),
            "hash:ip,port" + HASH,
            joined(HOST, PORT),
            "hash:ip,port,ip" + HASH,
            joined(HOST, PORT, HOST),
            "hash:ip,port,net" + HASH,
            joined(HOST, PORT, BLOCK),
            "bitmap:port range 0-65535%s",
            Arbitraries.integers().between(0, 65535).map(Object::toString),
            "list:set size 8%s",
            Arbitraries.just(""));

    /** What sets of blocks have without an option. */
    private static final String WITH_EXCEPTIONS = "";

    /** The options of a set by which its entries may have more beside them, in the order of that, and what it is. */
    private static final Map<String, Arbitrary<String>> EXTENSIONS = LinkedHashMap.of(
            " timeout 0",
            Arbitraries.just(" timeout 0"),
            WITH_EXCEPTIONS,
            Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just("")), Tuple.of(1, Arbitraries.just(" nomatch"))),
            " counters",
            Arbitraries.integers().between(0, 9).map(packets -> " packets " + packets + " bytes " + 60 * packets),
            " comment",
            Arbitraries.of("", " comment \"dns\"", " comment \"it's  nomatch \\ \""),
            " skbinfo",
            Arbitraries.of("", " skbmark 0x11/0xff skbprio 1:10 skbqueue 10"));

    private IpSetArbitraries() {}

    /** Returns sets with different names. */
    public static Arbitrary<String> dumps() {
        return set().list()
                .ofMaxSize(4)
                .map(sets -> Vector.ofAll(sets)
                        .zipWithIndex((set, place) -> set.replace("$", "set-" + place))
                        .mkString());
    }

    @SafeVarargs
    private static Arbitrary<String> joined(Arbitrary<String>... dimensions) {
        return Combinators.combine(List.of(dimensions)).as(each -> String.join(",", each));
    }

    private static Arbitrary<String> set() {
        Arbitrary<Set<String>> options =
                Arbitraries.of(EXTENSIONS.keySet().toJavaList()).set().ofMaxSize(3);
        return Arbitraries.of(TYPES.keySet().toJavaList())
                .flatMap(type -> options.flatMap(chosen -> set(
                        type,
                        EXTENSIONS
                                .filterKeys(chosen::contains)
                                .rejectKeys(
                                        option -> option.equals(WITH_EXCEPTIONS) && !type.startsWith("hash:net")))));
    }

    private static Arbitrary<String> set(String type, Map<String, Arbitrary<String>> extensions) {
        String create = "create $ " + String.format(type, extensions.keySet().mkString()) + "\n";
        Arbitrary<String> beside =
                Combinators.combine(extensions.values().toJavaList()).as(each -> String.join("", each));
        return TYPES.get(type)
                .get()
                .set()
                .ofMaxSize(type.startsWith("list") ? 0 : 5)
                .flatMap(entries -> Combinators.combine(Vector.ofAll(entries)
                                .map(entry -> beside.map(more -> "add $ " + entry + more + "\n"))
                                .toJavaList())
                        .as(lines -> create + String.join("", lines)));
    }
}
