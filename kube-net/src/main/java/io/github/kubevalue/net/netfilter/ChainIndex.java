package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which rules of a chain can match a packet at all, by its destination: rules for one address, rules for one port, and all
 * others. Rules that it leaves out cannot match, and would have had no effect by trying.
 */
public final class ChainIndex {
    private static final Candidate[] NONE = {};

    /** The index of a chain without rules. */
    static final ChainIndex EMPTY = new ChainIndex(HashMap.empty(), HashMap.empty(), NONE);

    private final HashMap<Ip, Candidate[]> byAddress;
    private final HashMap<Integer, Candidate[]> byPort;
    private final Candidate[] others;

    private ChainIndex(HashMap<Ip, Candidate[]> byAddress, HashMap<Integer, Candidate[]> byPort, Candidate[] others) {
        this.byAddress = byAddress;
        this.byPort = byPort;
        this.others = others;
    }

    /** Returns this index with a part of the chain, which it has not. */
    ChainIndex with(String part, Seq<Rule> rules) {
        HashMap<Ip, Candidate[]> addresses = byAddress;
        HashMap<Integer, Candidate[]> ports = byPort;
        List<Candidate> rest = new ArrayList<>();
        int offset = 0;
        for (Rule rule : rules) {
            Candidate added = new Candidate(part, offset++, rule);
            Option<Ip> address = address(rule);
            Option<Integer> port = address.isDefined() ? Option.none() : port(rule);
            if (address.isDefined()) {
                addresses = with(addresses, address.get(), added);
            } else if (port.isDefined()) {
                ports = with(ports, port.get(), added);
            } else {
                rest.add(added);
            }
        }
        return new ChainIndex(addresses, ports, joined(others, rest.toArray(NONE)));
    }

    private static <K> HashMap<K, Candidate[]> with(HashMap<K, Candidate[]> index, K key, Candidate added) {
        return index.put(key, joined(index.getOrElse(key, NONE), added));
    }

    /** Returns this index without a part of the chain, which has these rules. */
    ChainIndex without(String part, Seq<Rule> rules) {
        HashMap<Ip, Candidate[]> addresses = byAddress;
        HashMap<Integer, Candidate[]> ports = byPort;
        for (Rule rule : rules) {
            Option<Ip> address = address(rule);
            addresses = address.isDefined() ? without(addresses, address.get(), part) : addresses;
            Option<Integer> port = address.isDefined() ? Option.none() : port(rule);
            ports = port.isDefined() ? without(ports, port.get(), part) : ports;
        }
        return new ChainIndex(addresses, ports, without(others, part));
    }

    private static <K> HashMap<K, Candidate[]> without(HashMap<K, Candidate[]> index, K key, String part) {
        Candidate[] rest = without(index.getOrElse(key, NONE), part);
        return rest.length == 0 ? index.remove(key) : index.put(key, rest);
    }

    private static Candidate[] without(Candidate[] all, String part) {
        return Arrays.stream(all)
                .filter(candidate -> !candidate.part().equals(part))
                .toArray(Candidate[]::new);
    }

    /** Merges what is in order. */
    private static Candidate[] joined(Candidate[] first, Candidate... second) {
        if (first.length == 0 || second.length == 0) {
            return second.length == 0 ? first : second;
        }
        Candidate[] both = new Candidate[first.length + second.length];
        int taken = 0;
        for (int i = 0; i < both.length; i++) {
            int rest = i - taken;
            boolean next = rest == second.length || taken < first.length && first[taken].compareTo(second[rest]) <= 0;
            both[i] = next ? first[taken++] : second[rest];
        }
        return both;
    }

    /** The one address that the rule is for. Addresses are looked at before anything else. */
    private static Option<Ip> address(Rule rule) {
        for (Match match : rule.matches()) {
            if (match instanceof Match.Destination destination) {
                return Option.some(destination.cidr()).filter(Cidr::isHost).map(Cidr::ip);
            }
        }
        return Option.none();
    }

    /** The one port that the rule is for, unless a match before it remembers, draws, or is not modelled. */
    private static Option<Integer> port(Rule rule) {
        for (Match match : rule.matches()) {
            if (match instanceof TransportMatch.DestinationPort port) {
                return Option.some(port.ports()).filter(PortRange::isSingle).map(PortRange::first);
            }
            if (!match.isPure()) {
                return Option.none();
            }
        }
        return Option.none();
    }

    /** Returns the rules that may match, in order. The array is the index's own: it is not to be changed. */
    public Candidate[] candidates(Flow flow) {
        Candidate[] forAddress = byAddress.isEmpty()
                ? NONE
                : byAddress.getOrElse(flow.destination().ip(), NONE);
        FlowPort port = flow.destination().port();
        Candidate[] forPort = port instanceof FlowPort.Known known && !byPort.isEmpty()
                ? byPort.getOrElse(known.value(), NONE)
                : NONE;
        return joined(others, joined(forPort, forAddress));
    }
}
