package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.net.netfilter.Match;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * An extension loaded by {@code -m}, with the options that have been given to it.
 *
 * @param name its name
 * @param options the options in order
 */
record Extension(String name, Vector<Given> options) {

    /**
     * One option with its values.
     *
     * @param negated whether {@code !} stands before it
     * @param name the option
     * @param words its values
     */
    record Given(boolean negated, String name, Vector<Words.Word> words) {
        Vector<String> values() {
            return words.map(Words.Word::text);
        }

        String value() {
            return words.head().text();
        }

        /** Returns the match, negated if this option is. */
        Match read(Match match) {
            return negated ? match.negated() : match;
        }

        String text() {
            return (negated ? "! " : "")
                    + name
                    + words.map(word -> " " + word.raw()).mkString();
        }
    }

    private static final Set<String> PORTS = HashSet.of("--sport", "--dport", "--source-port", "--destination-port");

    /** The options of the extensions that are modelled; an option decides who owns it, wherever it stands. */
    private static final Map<String, Set<String>> KNOWN = HashMap.<String, Set<String>>empty()
            .put("tcp", PORTS.add("--tcp-flags").add("--syn"))
            .put("udp", PORTS)
            .put("sctp", PORTS)
            .put("icmp", HashSet.of("--icmp-type"))
            .put("icmp6", HashSet.of("--icmpv6-type"))
            .put("multiport", HashSet.of("--sports", "--dports", "--ports", "--source-ports", "--destination-ports"))
            .put("mark", HashSet.of("--mark"))
            .put("connmark", HashSet.of("--mark"))
            .put("conntrack", HashSet.ofAll(HostExtensions.CONNTRACK))
            .put("state", HashSet.of("--state"))
            .put("addrtype", HashSet.of("--src-type", "--dst-type", "--limit-iface-in", "--limit-iface-out"))
            .put("statistic", HashSet.of("--mode", "--probability", "--every", "--packet"))
            .put(
                    "recent",
                    HashSet.of(
                            "--name",
                            "--set",
                            "--rcheck",
                            "--update",
                            "--remove",
                            "--seconds",
                            "--reap",
                            "--hitcount",
                            "--mask",
                            "--rsource"))
            .put("comment", HashSet.of("--comment"))
            .put("nfacct", HashSet.of("--nfacct-name"))
            .put("set", HashSet.of("--match-set"))
            .put("iprange", HashSet.of("--src-range", "--dst-range"))
            .put("ttl", HashSet.of("--ttl-eq", "--ttl-lt", "--ttl-gt"))
            .put("hl", HashSet.of("--hl-eq", "--hl-lt", "--hl-gt"))
            .put("pkttype", HashSet.of("--pkt-type"))
            .put("physdev", HashSet.of("--physdev-is-in"))
            .put("owner", HashSet.of("--uid-owner", "--gid-owner", "--socket-exists"))
            .put("socket", HashSet.of("--transparent", "--nowildcard", "--restore-skmark"))
            .put("rpfilter", HashSet.of("--loose", "--validmark", "--accept-local", "--invert"))
            .put("limit", HashSet.of("--limit", "--limit-burst"))
            .put(
                    "hashlimit",
                    HashSet.of(
                            "--hashlimit",
                            "--hashlimit-upto",
                            "--hashlimit-above",
                            "--hashlimit-burst",
                            "--hashlimit-mode",
                            "--hashlimit-name",
                            "--hashlimit-srcmask",
                            "--hashlimit-dstmask",
                            "--hashlimit-htable-size",
                            "--hashlimit-htable-max",
                            "--hashlimit-htable-gcinterval",
                            "--hashlimit-htable-expire"));

    /** Options without a value. */
    private static final Set<String> FLAGS = HashSet.of(
            "--syn",
            "--set",
            "--rcheck",
            "--update",
            "--remove",
            "--reap",
            "--rsource",
            "--limit-iface-in",
            "--limit-iface-out",
            "--physdev-is-in",
            "--socket-exists",
            "--transparent",
            "--nowildcard",
            "--restore-skmark",
            "--loose",
            "--validmark",
            "--accept-local",
            "--invert");

    static Extension loaded(String name) {
        return new Extension(name, Vector.empty());
    }

    /** The extension that the protocol loads by itself for one of its options. */
    static Option<String> implied(String protocol, String option) {
        String name = protocol.equals("ipv6-icmp") ? "icmp6" : protocol;
        Set<String> options = KNOWN.getOrElse(name, PORTS);
        return Option.when(!name.isEmpty() && options.contains(option), name);
    }

    boolean isKnown() {
        return KNOWN.containsKey(name);
    }

    boolean owns(String option) {
        return KNOWN.get(name).exists(options -> options.contains(option));
    }

    static int valuesOf(String option) {
        if (FLAGS.contains(option)) {
            return 0;
        }
        return option.equals("--tcp-flags") || option.equals("--match-set") ? 2 : 1;
    }

    Extension with(Given option) {
        return new Extension(name, options.append(option));
    }

    Option<Given> option(String option) {
        return options.find(given -> given.name().equals(option));
    }

    boolean has(String option) {
        return option(option).isDefined();
    }

    /** Returns the extension word for word. */
    String text() {
        return "-m " + name + options.map(option -> " " + option.text()).mkString();
    }
}
