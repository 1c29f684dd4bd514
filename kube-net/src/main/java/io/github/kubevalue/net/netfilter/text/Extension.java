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
     * @param values its values
     */
    record Given(boolean negated, String name, Vector<String> values) {
        String value() {
            return values.head();
        }

        /** Returns the match, negated if this option is. */
        Match read(Match match) {
            return negated ? match.negated() : match;
        }

        String text() {
            return (negated ? "! " : "")
                    + name
                    + values.map(value -> " " + quoted(value)).mkString();
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
            .put("conntrack", HashSet.of("--ctstate"))
            .put("state", HashSet.of("--state"))
            .put("addrtype", HashSet.of("--src-type", "--dst-type"))
            .put("statistic", HashSet.of("--mode", "--probability"))
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
            .put("set", HashSet.of("--match-set"));

    /** Options without a value. */
    private static final Set<String> FLAGS =
            HashSet.of("--syn", "--set", "--rcheck", "--update", "--remove", "--reap", "--rsource");

    static Extension loaded(String name) {
        return new Extension(name, Vector.empty());
    }

    /** The extension that the protocol loads by itself for one of its options. */
    static Option<String> implied(String protocol, String option) {
        String name = protocol.equals("ipv6-icmp") ? "icmp6" : protocol;
        return KNOWN.get(name).filter(options -> options.contains(option)).map(options -> name);
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

    static String quoted(String word) {
        return word.matches("[^\\s\"'\\\\]+") ? word : "\"" + word.replaceAll("[\"\\\\]", "\\\\$0") + "\"";
    }
}
