package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.Seq;

/** A set that {@code -m set --match-set} asks. */
@FunctionalInterface
public interface PacketSet {
    /** Whether it holds what a packet of that flow has at those ends, one for each dimension of the set. */
    boolean contains(Flow flow, Seq<Match.End> ends);
}
