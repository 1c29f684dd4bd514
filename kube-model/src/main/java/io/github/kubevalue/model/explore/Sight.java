package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.footprint.Circumstances;
import io.github.kubevalue.model.footprint.News;
import io.github.kubevalue.model.footprint.Objects;
import io.vavr.control.Option;

/** Objects, and nothing else to be seen: there are no news. */
record Sight(Objects objects, News news) implements Circumstances {

    @Override
    public Object address(String cidr) {
        return Option.none();
    }

    @Override
    public int drawn(String question, int alternatives) {
        return 0;
    }
}
