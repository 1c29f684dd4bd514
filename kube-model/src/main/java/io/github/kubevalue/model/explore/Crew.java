package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.footprint.Content;
import io.github.kubevalue.model.footprint.Footprints;
import java.util.IdentityHashMap;
import java.util.List;

/** All work of one controller: on which of it the controller looks when it starts anew, by the objects that it is told of. */
final class Crew {
    private final IdentityHashMap<Content, Footprints<List<Desk>>> listed = new IdentityHashMap<>();

    Footprints<List<Desk>> listed(Content content) {
        return listed.computeIfAbsent(content, any -> new Footprints<>());
    }
}
