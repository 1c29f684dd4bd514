package io.github.kubevalue.net.rewrite;

import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * A partial bijection on flows: what a network stack does to the flows that it translates.
 *
 * <p>Rewrites are an inverse monoid, a part of the symmetric inverse monoid over all flows: the identity, and every partial
 * bijection with finitely many flows. Two rewrites are equal exactly if they do the same to every flow, so that the laws are
 * equations between values. With {@code p}, {@code q}, {@code r} for rewrites and {@code id} for {@link #IDENTITY}:
 *
 * <ul>
 *   <li>{@code (p then q) then r = p then (q then r)}, and {@code id then r = r = r then id};
 *   <li>{@code r then r⁻¹ then r = r}, {@code r⁻¹⁻¹ = r}, {@code (p then q)⁻¹ = q⁻¹ then p⁻¹};
 *   <li>{@code r** = r} and {@code (p then q)* = q* then p*}, where {@code *} is {@link #reply()}.
 * </ul>
 *
 * <p>That every rewrite is injective is the point: two flows that leave a host as one could not be told apart by their
 * replies. "All flows to this address go to that endpoint" is no rewrite beside flows that go to the endpoint directly, which
 * is why ports must be allocated.
 */
@SuppressWarnings("ClassInitializationDeadlock") // the cases initialize nothing that needs this interface
public sealed interface Rewrite permits Identity, FiniteRewrite {
    /** Leaves every flow as it is. */
    Rewrite IDENTITY = new Identity();

    /** Is defined for no flow: nothing passes. */
    Rewrite NOTHING = FiniteRewrite.EMPTY;

    /**
     * Returns the rewrite of those flows.
     *
     * @throws IllegalArgumentException if two flows become one
     */
    static Rewrite of(Map<Flow, Flow> flows) {
        return FiniteRewrite.of(flows);
    }

    /** Returns the rewrite of one flow. */
    static Rewrite of(Flow from, Flow to) {
        return FiniteRewrite.of(from, to);
    }

    /** Returns the rewrite {@code D[d → e]} of one flow: it changes the destination alone. */
    static Rewrite destination(Flow flow, Address to) {
        return of(flow, flow.withDestination(to));
    }

    /** Returns the rewrite {@code S[s → m]} of one flow: it changes the source alone. */
    static Rewrite source(Flow flow, Address to) {
        return of(flow, flow.withSource(to));
    }

    /** Returns the identity on those flows, undefined elsewhere. */
    static Rewrite identityOn(Set<Flow> flows) {
        return of(flows.toMap(flow -> flow, flow -> flow));
    }

    /** Returns what becomes of a flow that passes all of these hosts in turn. */
    static Rewrite path(Seq<Rewrite> hosts) {
        return hosts.foldLeft(IDENTITY, Rewrite::then);
    }

    /** Returns what becomes of the flow, none if this rewrite is not defined for it. */
    Option<Flow> apply(Flow flow);

    /** Returns this rewrite followed by another; defined where both are. */
    Rewrite then(Rewrite next);

    /** Returns the rewrite that undoes this one. */
    Rewrite inverse();

    /**
     * Returns the same rewrite as the replies meet it, {@code r* = ι ∘ r⁻¹ ∘ ι}: what leaves as {@code ι(r(f))} comes back
     * as {@code ι(f)}. It exchanges the roles of source and destination, and reverses the order of hosts.
     */
    Rewrite reply();

    /** Returns this rewrite on those flows alone. */
    default Rewrite on(Set<Flow> flows) {
        return identityOn(flows).then(this);
    }

    /**
     * Returns the union of two rewrites, the least one above both.
     *
     * @throws IllegalArgumentException if they disagree: one flow would become two, or two flows one
     */
    Rewrite or(Rewrite other);

    /** Whether the other rewrite does all that this one does, and perhaps more: the natural order. */
    default boolean isPartOf(Rewrite other) {
        return then(inverse()).then(other).equals(this);
    }
}
