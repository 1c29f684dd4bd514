package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/**
 * How the cluster would be other than it is: pods that were gone, as preemption tries, and pods that were there, as those that a
 * node is nominated for.
 *
 * @param gone pods that are bound, as if they were not
 * @param there pods that are not bound, as if they were
 */
record Imagined(Map<ResourceKey, Pod> gone, Map<ResourceKey, Pod> there) {
    static final Imagined NOTHING = new Imagined(HashMap.empty(), HashMap.empty());

    boolean isNothing() {
        return gone.isEmpty() && there.isEmpty();
    }

    Imagined without(Pod pod) {
        return there.containsKey(pod.key())
                ? new Imagined(gone, there.remove(pod.key()))
                : new Imagined(gone.put(pod.key(), pod), there);
    }

    Imagined with(Pod pod) {
        return gone.containsKey(pod.key())
                ? new Imagined(gone.remove(pod.key()), there)
                : new Imagined(gone, there.put(pod.key(), pod));
    }
}
