package io.github.kubevalue.net.rewrite;

import io.github.kubevalue.net.packet.Flow;
import io.vavr.control.Option;

/** The unit: every flow stays as it is. */
record Identity() implements Rewrite {
    @Override
    public Option<Flow> apply(Flow flow) {
        return Option.some(flow);
    }

    @Override
    public Rewrite then(Rewrite next) {
        return next;
    }

    @Override
    public Rewrite inverse() {
        return this;
    }

    @Override
    public Rewrite reply() {
        return this;
    }

    @Override
    public Rewrite or(Rewrite other) {
        return other.isPartOf(this) ? this : other.or(this);
    }

    @Override
    public String toString() {
        return "id";
    }
}
