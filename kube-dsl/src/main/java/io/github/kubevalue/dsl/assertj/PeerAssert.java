package io.github.kubevalue.dsl.assertj;

import io.github.kubevalue.dsl.ask.NameAnswer;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.net.trace.Peer;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a cluster as somebody in it, or outside, sees it.
 *
 * <pre>{@code
 * assertThat(shop).from("deploy/shop/web")
 *     .resolves("cart").to("service/shop/cart")
 *     .doesNotResolve("cart.other")
 *     .reaches("http://cart/");
 * }</pre>
 */
public final class PeerAssert extends AbstractAssert<PeerAssert, RunningCluster> {
    private final String who;
    private final Peer peer;

    PeerAssert(@Nullable RunningCluster actual, String who, Peer peer) {
        super(actual, PeerAssert.class);
        this.who = who;
        this.peer = peer;
    }

    /** Verifies that a name resolves. */
    public NameAssert resolves(String name) {
        NameAnswer answer = actual.resolve(peer, name);
        if (!answer.lookup().isFound()) {
            throw failure(Failure.text(who + " resolves " + name, answer.describe(), Failure.of(answer.lookup())));
        }
        return new NameAssert(this, actual, who, answer);
    }

    /** Verifies that a name does not resolve. */
    public PeerAssert doesNotResolve(String name) {
        NameAnswer answer = actual.resolve(peer, name);
        if (answer.lookup().isFound()) {
            throw failure(
                    Failure.text(who + " does not resolve " + name, answer.describe(), Failure.of(answer.lookup())));
        }
        return this;
    }

    /** Verifies that a request is answered with yes. */
    public PeerAssert reaches(String target) {
        new ClusterAssert(actual).reaches(who, target);
        return this;
    }

    /** Verifies that a request is not answered with yes. */
    public PeerAssert doesNotReach(String target) {
        new ClusterAssert(actual).doesNotReach(who, target);
        return this;
    }

    /** Goes on from another peer. */
    public PeerAssert from(String other) {
        return new ClusterAssert(actual).from(other);
    }

    AssertionError failure(String text) {
        return failure("%s", text);
    }
}
