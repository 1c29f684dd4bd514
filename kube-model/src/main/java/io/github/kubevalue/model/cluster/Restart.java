package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.KeyValue;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Witness;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A controller that starts anew: what it remembered, waited for and had to do is lost, and it is told of every object as if it
 * were new.
 *
 * @param before the cluster before
 * @param controller the name of the controller
 */
record Restart(Cluster before, String controller) {

    Cluster cluster() {
        return before.withMemories(ofOthers(before.memories()))
                .withCaches(ofOthers(before.caches()))
                .withAgenda(before.agenda().restarted(controller, keys()));
    }

    private Map<Work, Memory> ofOthers(Map<Work, Memory> memories) {
        return memories.filterKeys(work -> !work.controller().equals(controller));
    }

    /** What it is told of: all there is, whoever watches the rest. */
    private Seq<ResourceKey> keys() {
        Snapshot snapshot = before.apiServer().store().witnessed(Witness.NONE);
        return snapshot.all().flatMap(object -> keys(snapshot, object)).distinct();
    }

    private Seq<ResourceKey> keys(Snapshot snapshot, KubeObject object) {
        KeyValue stored = new KeyValue(object.key(), object, snapshot.revision(), snapshot.revision(), 1, 0);
        Change listed = new Change(snapshot.revision(), object.key(), Option.none(), Option.of(stored));
        return before.informers().controller(controller).toVector().flatMap(each -> each.wakes(listed, snapshot));
    }
}
