package io.github.kubevalue.net.rewrite;

import io.github.kubevalue.net.packet.Flow;

/**
 * One connection as connection tracking holds it: how its first packet came in, and how a reply will come in.
 *
 * <p>With {@code o} for the original flow and {@code r} for the reply: {@link #forward()} is {@code τ = {o ↦ ι(r)}} and
 * {@link #backward()} its reply view {@code τ* = {r ↦ ι(o)}}. Without NAT {@code r = ι(o)}, and both are identities. The
 * destination part, {@code o.d → r.s}, is done as a packet comes in, the source part, {@code o.s → r.d}, as it leaves:
 * {@code τ = D then S}.
 *
 * @param original the flow of the first packet
 * @param reply the flow of an answer to what leaves
 */
public record Translation(Flow original, Flow reply) {

    /** Returns the connection of a flow that nothing translates. */
    public static Translation none(Flow original) {
        return new Translation(original, original.inverted());
    }

    /** Returns the connection of a flow that leaves as another. */
    public static Translation of(Flow original, Flow leaving) {
        return new Translation(original, leaving.inverted());
    }

    /** Returns what packets of the original direction leave as. */
    public Flow leaving() {
        return reply.inverted();
    }

    /** Returns what happens to packets of the original direction, {@code τ}. */
    public Rewrite forward() {
        return Rewrite.of(original, leaving());
    }

    /** Returns what happens to replies, {@code τ*}. */
    public Rewrite backward() {
        return Rewrite.of(reply, original.inverted());
    }

    /** Returns the first half of {@link #forward()}: the destination, at PREROUTING or OUTPUT. */
    public Rewrite destinationPart() {
        return Rewrite.destination(original, reply.source());
    }

    /** Returns the second half of {@link #forward()}: the source, at POSTROUTING or INPUT. */
    public Rewrite sourcePart() {
        return Rewrite.source(original.withDestination(reply.source()), reply.destination());
    }

    /** Whether the destination is translated. */
    public boolean isDestinationTranslated() {
        return !reply.source().equals(original.destination());
    }

    /** Whether the source is translated. */
    public boolean isSourceTranslated() {
        return !reply.destination().equals(original.source());
    }

    @Override
    public String toString() {
        return original + " / " + reply;
    }
}
