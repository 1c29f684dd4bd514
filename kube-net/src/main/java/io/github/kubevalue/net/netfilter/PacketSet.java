package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** A set that {@code -m set --match-set} asks. */
@FunctionalInterface
public interface PacketSet {
    /**
     * Returns whether it holds what a packet of that flow has at those ends, one for each dimension of the set; or what is not
     * modelled, if that leaves it open.
     */
    Either<String, Boolean> ask(Flow flow, Seq<Match.End> ends);
}
