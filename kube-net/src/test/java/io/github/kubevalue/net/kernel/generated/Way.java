package io.github.kubevalue.net.kernel.generated;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.kernel.lab.Connections;
import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.control.Option;

/** One way that the model says a request can take, and what the network remembers of it. Equal only to itself. */
final class Way {
    private final Request request;
    private final Walker.Walked walked;

    private Way(Request request, Walker.Walked walked) {
        this.request = request;
        this.walked = walked;
    }

    static Way of(Walker walker, NetworkState state, Request request, Choice choice) {
        return new Way(request, walker.walk(state, request, choice));
    }

    NetworkState state() {
        return walked.state();
    }

    Trace trace() {
        return walked.trace();
    }

    /**
     * Whether the kernel can show it. There are no load balancers there: what the host outside sends to one goes to a node, so what
     * the balancer would not hand on, or what comes to it from inside, is not played.
     */
    boolean isPlayable() {
        int balanced = trace().hops().count(hop -> hop.at() instanceof Peer.LoadBalancer);
        boolean handedOn = balanced == 1
                && request.from() instanceof Peer.Outside
                && trace().via().exists(Peer.NodePeer.class::isInstance);
        boolean met = trace().via().exists(Peer.LoadBalancer.class::isInstance);
        return !met || handedOn;
    }

    boolean endsIn(Disposition outcome) {
        return trace().outcome() == outcome;
    }

    /** Whether that is what was seen: the outcome, who answered, and the source that it saw. */
    boolean isAsSeen(Observed seen) {
        return trace().outcome().name().equals(seen.outcome())
                && (!trace().isDelivered() || receiver().equals(seen.server()) && isSource(seen));
    }

    private boolean isSource(Observed seen) {
        Address source = trace().seenFrom().get();
        boolean kept =
                source.port().equals(trace().hops().head().before().source().port());
        return Connections.admits(source, Address.of(Ip.parse(seen.seenAddress()), seen.seenPort()))
                && (!kept || seen.seenPort() == seen.sentPort());
    }

    private String receiver() {
        Peer peer = trace().pod().get();
        String text = peer.toString();
        return peer instanceof Peer.Outside ? "out" : text.substring(text.lastIndexOf('/') + 1);
    }

    /** {@code DELIVERED to b1, which sees 192.0.2.11:?1}. */
    @Override
    public String toString() {
        Option<Address> source = trace().seenFrom().filter(from -> trace().isDelivered());
        return trace().outcome()
                + source.map(from -> " to " + receiver() + ", which sees " + from)
                        .getOrElse(() -> " (" + trace().reason() + ")");
    }
}
