package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.footprint.Circumstances;
import io.github.kubevalue.model.footprint.Objects;
import io.github.kubevalue.model.footprint.Writing;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Objects, and nothing else to be seen. */
record Sight(Objects objects) implements Circumstances {

    @Override
    public Seq<Writing> news() {
        return Vector.empty();
    }

    @Override
    public Object address(String cidr) {
        return Option.none();
    }

    @Override
    public int drawn(String question, int alternatives) {
        return 0;
    }
}
