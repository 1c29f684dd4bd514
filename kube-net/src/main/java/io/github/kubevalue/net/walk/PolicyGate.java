package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.stack.InFlight;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.policy.Direction;
import io.github.kubevalue.net.policy.Party;
import io.github.kubevalue.net.policy.PolicyVerdict;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/**
 * Where the network plugin enforces policies: at the node's end of a pod's cable, on packets that open a connection, after
 * the destination has been rewritten and before the source is. ICMP is let through, as the API does not cover it.
 */
final class PolicyGate {
    private final Journey journey;
    private final Network network;
    private final Peer at;

    /** The gate of a node. */
    PolicyGate(Journey journey, Peer at) {
        this.journey = journey;
        this.network = journey.network();
        this.at = at;
    }

    /** Returns where the packet ends if the policies of the pod that sends it do not let it out. */
    Option<Arrival> leaving(Pod pod, InFlight inFlight) {
        Flow flow = inFlight.packet().flow();
        // nobody can tell that an untracked packet belongs to a connection, so each such packet is judged anew
        boolean isJudged = isJudged(inFlight, CtState.NEW) || isJudged(inFlight, CtState.UNTRACKED);
        return isJudged && network.policies().isolates(pod, Direction.EGRESS)
                ? judged(
                        flow,
                        Direction.EGRESS,
                        network.policies()
                                .egress(
                                        pod,
                                        party(flow.destination()),
                                        flow.protocol().api(),
                                        port(flow)))
                : Option.none();
    }

    /** Returns where the packet ends if the policies of the pod that it is for do not let it in. */
    Option<Arrival> entering(Pod pod, InFlight inFlight) {
        Flow flow = inFlight.packet().flow();
        return isJudged(inFlight, CtState.NEW) && isAsked(pod, flow.source().ip())
                ? judged(
                        flow,
                        Direction.INGRESS,
                        network.policies()
                                .ingress(
                                        pod,
                                        party(flow.source()),
                                        flow.protocol().api(),
                                        port(flow)))
                : Option.none();
    }

    private boolean isJudged(InFlight inFlight, CtState state) {
        return network.config().enforcesPolicies()
                && inFlight.packet().flow().protocol().hasPorts()
                && inFlight.tracking().state() == state;
    }

    /** Whether there is anything to say about what comes to a pod. */
    private boolean isAsked(Pod pod, Ip source) {
        return network.policies().isolates(pod, Direction.INGRESS)
                || network.policies().isOnNodeOf(pod, source);
    }

    private Option<Arrival> judged(Flow flow, Direction direction, PolicyVerdict verdict) {
        if (!(verdict instanceof PolicyVerdict.NotIsolated)) {
            journey.add(Hop.note(at, "policy", flow, direction + ": " + verdict.describe()));
        }
        return Option.when(!verdict.isAllowed(), () -> new Arrival.Lost(at, verdict.describe()));
    }

    private Party party(Address address) {
        return Party.at(address.ip(), network::podAt);
    }

    private static int port(Flow flow) {
        return flow.destination().port().numberOr(0);
    }
}
