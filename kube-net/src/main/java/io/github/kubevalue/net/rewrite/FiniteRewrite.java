package io.github.kubevalue.net.rewrite;

import io.github.kubevalue.net.packet.Flow;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** A rewrite of finitely many flows; the map is injective. */
record FiniteRewrite(Map<Flow, Flow> flows) implements Rewrite {
    static final FiniteRewrite EMPTY = new FiniteRewrite(HashMap.empty());

    static FiniteRewrite of(Map<Flow, Flow> flows) {
        if (flows.values().toSet().size() != flows.size()) {
            throw new IllegalArgumentException("a rewrite must not make two flows one, was " + flows);
        }
        return new FiniteRewrite(HashMap.ofEntries(flows));
    }

    static FiniteRewrite of(Flow from, Flow to) {
        return new FiniteRewrite(HashMap.of(from, to));
    }

    @Override
    public Option<Flow> apply(Flow flow) {
        return flows.get(flow);
    }

    @Override
    public Rewrite then(Rewrite next) {
        return new FiniteRewrite(flows.flatMap((from, to) -> next.apply(to).map(last -> Tuple.of(from, last))));
    }

    @Override
    public Rewrite inverse() {
        return new FiniteRewrite(flows.map((from, to) -> Tuple.of(to, from)));
    }

    @Override
    public Rewrite reply() {
        return new FiniteRewrite(flows.map((from, to) -> Tuple.of(to.inverted(), from.inverted())));
    }

    @Override
    public Rewrite or(Rewrite other) {
        if (!(other instanceof FiniteRewrite more)) {
            if (isPartOf(other)) {
                return other;
            }
            throw new IllegalArgumentException("a rewrite must not make one flow two, was " + this + " or " + other);
        }
        flows.forEach((from, to) -> more.flows
                .get(from)
                .filter(also -> !also.equals(to))
                .forEach(also -> {
                    throw new IllegalArgumentException("a rewrite must not make one flow two, was " + from);
                }));
        return of(flows.merge(more.flows));
    }

    @Override
    public String toString() {
        return flows.mkString("{", ", ", "}");
    }
}
