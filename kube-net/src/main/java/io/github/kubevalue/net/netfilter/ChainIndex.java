package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rules of a chain can match a packet at all, by its destination: rules for one address, rules for one port, and all
 * others. Rules that it leaves out cannot match, and would have had no effect by trying.
 */
public final class ChainIndex {
    private static final int[] NO_RULES = {};

    private final Map<Ip, int[]> byAddress = new HashMap<>();
    private final Map<Integer, int[]> byPort = new HashMap<>();
    private final int[] others;

    ChainIndex(Seq<Rule> rules) {
        List<Integer> rest = new ArrayList<>();
        int place = 0;
        for (Rule rule : rules) {
            Option<Ip> address = address(rule);
            Option<Integer> port = address.isDefined() ? Option.none() : port(rule);
            if (address.isDefined()) {
                byAddress.merge(address.get(), new int[] {place}, ChainIndex::joined);
            } else if (port.isDefined()) {
                byPort.merge(port.get(), new int[] {place}, ChainIndex::joined);
            } else {
                rest.add(place);
            }
            place++;
        }
        others = rest.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] joined(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The one address that the rule is for. Addresses are looked at before anything else. */
    private static Option<Ip> address(Rule rule) {
        for (Match match : rule.matches()) {
            if (match instanceof Match.Destination destination) {
                Cidr cidr = destination.cidr();
                return cidr.prefix() == cidr.ip().family().bits() ? Option.some(cidr.ip()) : Option.none();
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

    /** Returns the places of the rules that may match, in order. */
    public int[] candidates(Flow flow) {
        int[] forAddress = byAddress.getOrDefault(flow.destination().ip(), NO_RULES);
        FlowPort port = flow.destination().port();
        int[] forPort = port instanceof FlowPort.Known known && !byPort.isEmpty()
                ? byPort.getOrDefault(known.value(), NO_RULES)
                : NO_RULES;
        if (forAddress.length + forPort.length == 0) {
            return others;
        }
        int[] all = joined(joined(others, forAddress), forPort);
        Arrays.sort(all);
        return all;
    }
}
