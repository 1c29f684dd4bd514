package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.footprint.Footprints;
import io.github.kubevalue.model.meta.KubeObject;
import java.util.IdentityHashMap;
import java.util.List;

/** All work of one controller: on which of it the controller looks when it starts anew, by the objects that it is told of. */
final class Crew {
    private final IdentityHashMap<KubeObject, Footprints<List<Desk>>> listed = new IdentityHashMap<>();

    Footprints<List<Desk>> listed(KubeObject object) {
        return listed.computeIfAbsent(object, any -> new Footprints<>());
    }
}
