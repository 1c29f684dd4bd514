package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;

/** In which order upstreams are asked. */
// plugin/forward/policy.go
public enum Policy {
    /** In any order, drawn anew for each query. */
    RANDOM {
        @Override
        <T> Seq<T> order(Seq<T> upstreams, long query, Choice choice) {
            Seq<T> left = upstreams;
            Vector<T> drawn = Vector.empty();
            while (!left.isEmpty()) {
                int index = choice.among("next upstream", left.size());
                drawn = drawn.append(left.get(index));
                left = left.removeAt(index);
            }
            return drawn;
        }
    },
    /** Each query begins with the next one; the first query begins with the second upstream. */
    ROUND_ROBIN {
        @Override
        <T> Seq<T> order(Seq<T> upstreams, long query, Choice choice) {
            int first = (int) (query % upstreams.size());
            return upstreams.removeAt(first).prepend(upstreams.get(first));
        }
    },
    /** In the order in which they are written. */
    SEQUENTIAL {
        @Override
        <T> Seq<T> order(Seq<T> upstreams, long query, Choice choice) {
            return upstreams;
        }
    };

    /** The order for a query, the first of which has the number 1. */
    abstract <T> Seq<T> order(Seq<T> upstreams, long query, Choice choice);

    /** Returns {@code round_robin}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
