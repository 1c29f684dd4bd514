package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.plugin.Memory;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/**
 * What is remembered of the upstreams.
 *
 * @param queries how many queries were forwarded
 * @param health the health of those that it is known of
 */
record Pool(long queries, Map<Upstream, Health> health) implements Memory.State {
    static final Pool NEW = new Pool(0, HashMap.empty());

    Pool withQuery() {
        return new Pool(queries + 1, health);
    }

    Health health(Upstream upstream) {
        return health.getOrElse(upstream, Health.GOOD);
    }

    Pool with(Upstream upstream, Health now) {
        return new Pool(queries, health.put(upstream, now));
    }
}
