package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.Kind;
import io.vavr.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The sums of a store, kept up to date change by change. */
record Tallies(Map<Kind<?>, Vector<Tally<?, ?>>> definitions, Map<Tally<?, ?>, Map<String, Object>> sums) {

    static Tallies of(Seq<? extends Tally<?, ?>> tallies) {
        return new Tallies(
                tallies.foldLeft(
                        HashMap.empty(),
                        (map, tally) -> map.put(
                                tally.kind(),
                                map.getOrElse(tally.kind(), Vector.empty()).append(tally))),
                tallies.foldLeft(HashMap.empty(), (map, tally) -> map.put(tally, HashMap.empty())));
    }

    /** A sum was made by its own tally. */
    @SuppressWarnings("unchecked")
    <A> A sum(Tally<?, A> tally, String value) {
        return (A) sums.get(tally)
                .getOrElseThrow(() -> new IllegalArgumentException("this store keeps no tally " + tally))
                .getOrElse(value, tally.zero());
    }

    Tallies with(Change change) {
        return definitions
                .getOrElse(change.key().kind(), Vector.empty())
                .foldLeft(this, (tallies, tally) -> tallies.with(tally, change));
    }

    private <A> Tallies with(Tally<?, A> tally, Change change) {
        if (tally.ignores(change)) {
            return this;
        }
        Value<Tally.Entry<A>> before = tally.entries(change.before());
        Value<Tally.Entry<A>> after = tally.entries(change.after());
        if (before.equals(after)) {
            return this;
        }
        Tallies changed = this;
        for (Tally.Entry<A> entry : before) {
            changed = changed.put(tally, entry.value(), tally.minus(changed.sum(tally, entry.value()), entry.amount()));
        }
        for (Tally.Entry<A> entry : after) {
            changed = changed.put(tally, entry.value(), tally.plus(changed.sum(tally, entry.value()), entry.amount()));
        }
        return changed;
    }

    private <A> Tallies put(Tally<?, A> tally, String value, A sum) {
        Map<String, Object> all = sums.get(tally).get();
        return new Tallies(
                definitions, sums.put(tally, sum.equals(tally.zero()) ? all.remove(value) : all.put(value, sum)));
    }
}
