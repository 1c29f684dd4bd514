package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.nftables.text.NftText;
import io.github.kubevalue.net.proxy.iptables.IptablesProxy;
import io.github.kubevalue.net.proxy.ipvs.IpvsNode;
import io.github.kubevalue.net.proxy.ipvs.IpvsProxy;
import io.github.kubevalue.net.proxy.nftables.NftablesProxy;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules in the form in which they were recorded: the lines of a chain under the name of the chain, in order, and every other
 * line under itself. Where several Services have rules in one chain, whose order means nothing, they are sorted by Service.
 */
final class RecordedRules {
    private static final Pattern RULE = Pattern.compile("((?:nat|filter) -A \\S+|rule \\S+) .*");
    private static final Pattern SHARED =
            Pattern.compile("(nat|filter) -A KUBE-(SERVICES|EXTERNAL-SERVICES|NODEPORTS|PROXY-FIREWALL)");
    private static final Pattern CLOSED_TO_NODE = Pattern.compile("filter -A KUBE-IPVS-OUT-FILTER");
    private static final Pattern COMMENT = Pattern.compile("--comment (\\S+)");

    private RecordedRules() {}

    static SortedMap<String, Vector<String>> of(Vector<String> lines) {
        return of(lines, TreeMap.empty());
    }

    /** Returns what a record says beyond the usual: chains of its own, and {@code ! key} for what is not there. */
    static SortedMap<String, Vector<String>> of(Vector<String> lines, SortedMap<String, Vector<String>> usual) {
        SortedMap<String, Vector<String>> left = lines.filter(line -> line.startsWith("! "))
                .foldLeft(usual, (all, line) -> all.remove(line.substring(2)));
        SortedMap<String, Vector<String>> own =
                TreeMap.ofEntries(lines.filter(line -> !line.startsWith("! ")).groupBy(RecordedRules::key));
        return own.merge(left);
    }

    private static String key(String line) {
        Matcher rule = RULE.matcher(line);
        return rule.matches() ? rule.group(1) : line;
    }

    /** Returns what ours programs. */
    static SortedMap<String, Vector<String>> programmed(
            ProxyConfig config, ProxyNode node, IpFamily family, Seq<Service> services, Seq<EndpointSlice> slices) {
        return switch (config.mode()) {
            case IPTABLES ->
                sorted(
                        SHARED,
                        iptables(IptablesProxy.on(node, config, family)
                                .withAll(services, slices)
                                .ruleset()));
            case NFTABLES ->
                of(nftables(NftText.written(NftablesProxy.on(node, config, family)
                        .withAll(services, slices)
                        .table())));
            case IPVS ->
                sorted(
                        CLOSED_TO_NODE,
                        ipvs(IpvsProxy.on(node, config, family)
                                .withAll(services, slices)
                                .program()));
        };
    }

    private static Vector<String> lines(String text) {
        return Vector.of(text.split("\n"));
    }

    /** Without the jumps of the built-in chains, and without chains that only tell that the tables were flushed. */
    private static Vector<String> iptables(Ruleset rules) {
        return Vector.of("nat", "filter")
                .flatMap(table -> lines(IptablesText.written(rules))
                        .dropUntil(("*" + table)::equals)
                        .takeUntil("COMMIT"::equals)
                        .filter(line -> line.startsWith("-A KUBE-"))
                        .map(line -> table + " " + line.replaceAll("\"|\\\\(?=')", "")));
    }

    private static Vector<String> nftables(String text) {
        return lines(text)
                .filter(line -> line.startsWith("add "))
                .map(line -> line.substring(4)
                        .replaceFirst("^(\\w+) (?:ip6? )?kube-proxy", "$1")
                        .replaceAll(" ?, ?", ", "));
    }

    private static Vector<String> ipvs(IpvsNode node) {
        Vector<String> servers = lines(node.ipvs().toString()).map(line -> line.replace(" -b mh-port", ""));
        Vector<String> sets = node.sets()
                .toVector()
                .flatMap(set -> lines(set.text()))
                .map(line -> line.replace(" hashsize 1024 maxelem 65536", "")
                        .replace(" range 0-65535", " family inet")
                        .replaceFirst("(-SOURCE-CIDR \\S+)/(32|128)$", "$1"));
        return servers.appendAll(sets)
                .appendAll(node.bound().map(ip -> "bound " + ip))
                .appendAll(iptables(node.rules()))
                .reject(String::isEmpty);
    }

    private static SortedMap<String, Vector<String>> sorted(Pattern shared, Vector<String> lines) {
        return TreeMap.ofEntries(of(lines)
                .map((chain, rules) ->
                        Tuple.of(chain, shared.matcher(chain).matches() ? rules.sortBy(RecordedRules::place) : rules)));
    }

    /** The rules of a Service by its name, node ports last; what has no comment by itself. */
    private static String place(String rule) {
        Matcher comment = COMMENT.matcher(rule);
        return rule.contains("nodeports;") ? "~" + rule : comment.find() ? comment.group(1) : rule;
    }
}
