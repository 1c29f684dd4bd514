package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.allocation.HostLocal;
import io.github.kubevalue.model.footprint.Circumstances;
import io.github.kubevalue.model.footprint.News;
import io.github.kubevalue.model.footprint.Objects;

/**
 * What a piece of work sees.
 *
 * @param objects the objects
 * @param addresses which addresses were given last
 * @param news what its controller has not heard yet
 * @param decisions who draws
 */
record View(Objects objects, HostLocal addresses, News news, Decisions decisions) implements Circumstances {

    @Override
    public Object address(String cidr) {
        return addresses.last().get(cidr);
    }

    @Override
    public int drawn(String question, int alternatives) {
        return decisions.among(question, alternatives);
    }
}
