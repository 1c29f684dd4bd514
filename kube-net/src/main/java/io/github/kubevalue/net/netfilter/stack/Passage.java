package io.github.kubevalue.net.netfilter.stack;

import io.vavr.collection.Seq;

/**
 * What came of a packet at a hook.
 *
 * @param state the network stack afterwards
 * @param inFlight the packet afterwards
 * @param verdict whether it goes on
 * @param evidence what happened, in order
 */
public record Passage(NetfilterState state, InFlight inFlight, Verdict verdict, Seq<Evidence> evidence) {
    Passage with(Seq<Evidence> all) {
        return new Passage(state, inFlight, verdict, all);
    }
}
