package io.github.kubevalue.net.kernel;

import io.github.kubevalue.net.cni.Plug;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * One row of the conformance suite: a flow in a setup, and everything that may become of it.
 *
 * @param id the row
 * @param probe the flow
 * @param setup the Services and configuration
 * @param expected all outcomes that chance may choose, {@code a keeps}, {@code b sees n1}, {@code TIMEOUT}; {@code gw1} is the
 *     source of what node n1 masquerades towards its own pods
 */
record Scenario(String id, Probe probe, Setup setup, Seq<String> expected) {

    static Scenario of(String id, String probe, Setup setup, String... expected) {
        return new Scenario(id, Probe.parse(probe), setup, Vector.of(expected));
    }

    /** Whether the source exists: the node's end of the cables has no address if pods are routed to. */
    boolean isPossible(Plug plug) {
        return plug != Plug.ROUTED || probe.source().isEmpty();
    }

    @Override
    public String toString() {
        return id + " " + probe;
    }
}
