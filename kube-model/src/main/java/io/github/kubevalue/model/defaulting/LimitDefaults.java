package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.core.LimitRange;
import io.github.kubevalue.model.core.LimitRangeItem;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;

/** The defaults of LimitRanges: bounds on containers that say no defaults are defaults themselves. */
public final class LimitDefaults {
    private LimitDefaults() {}

    /** Returns a LimitRange with its defaults. */
    public static LimitRange limitRange(LimitRange range) {
        return range.withSpec(range.spec().withLimits(range.spec().limits().map(LimitDefaults::item)));
    }

    private static LimitRangeItem item(LimitRangeItem item) {
        // pkg/apis/core/v1/defaults.go, SetDefaults_LimitRangeItem
        if (!item.type().text().equals("Container")) {
            return item;
        }
        SortedMap<String, Quantity> limits = item.defaultLimit().merge(item.max());
        SortedMap<String, Quantity> requests =
                item.defaultRequest().merge(limits).merge(item.min());
        return item.withDefaultLimit(limits).withDefaultRequest(requests);
    }
}
