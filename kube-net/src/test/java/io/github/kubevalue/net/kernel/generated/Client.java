package io.github.kubevalue.net.kernel.generated;

import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * One sender with its requests, one after another. After each, what the network may remember of it is what the model says
 * for the ways that agree with what was seen; so later requests meet connections and affinity of earlier ones. Other senders
 * do not matter: no two use one source port.
 *
 * @param peer who sends
 * @param requests what is still to be sent
 * @param history what was sent, and what became of it
 * @param possible what the network may remember of what was sent; nothing once the kernel did what no way says
 */
record Client(Peer peer, Seq<Request> requests, Seq<String> history, Seq<NetworkState> possible) {

    static Client of(Peer peer, Seq<Request> requests, NetworkState initial) {
        return new Client(peer, requests, Vector.empty(), Vector.of(initial));
    }

    boolean isDone() {
        return requests.isEmpty() || isLost();
    }

    boolean isLost() {
        return possible.isEmpty();
    }

    /** Every way that the next request can take. */
    Seq<Way> ways(Walker walker) {
        Request next = requests.head();
        return possible.flatMap(state ->
                Outcomes.of(choice -> Way.of(walker, state, next, choice)).map(Outcomes.Outcome::value));
    }

    /** After the next request, which took one of those ways, and of which that was seen. */
    Client after(Seq<Way> ways, Observed seen) {
        Request sent = requests.head();
        return new Client(
                peer,
                requests.tail(),
                history.append(sent.protocol() + " " + sent.to() + ":" + sent.port() + " from " + seen.sentPort()
                        + " is " + seen),
                ways.filter(way -> way.isAsSeen(seen)).map(Way::state).distinct());
    }

    /** Without the next request. */
    Client skipping() {
        return new Client(peer, requests.tail(), history, possible);
    }
}
