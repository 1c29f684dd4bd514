package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.KeyValue;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/** What holds of a cluster that has settled. */
final class AtRest {
    private AtRest() {}

    /** Nobody has anything to write, were those objects new to him. */
    static void assertIdempotent(Cluster rest, Seq<Controller> controllers, Seq<KubeObject> objects) {
        for (Controller controller : controllers) {
            for (ResourceKey key : keys(controller, objects, rest.snapshot())) {
                Moment moment = new Moment(rest.now(), Choice.first());
                assertThat(controller.reconcile(rest.snapshot(), key, moment).writes())
                        .as("1: what %s writes at rest, asked about %s", controller.name(), key)
                        .isEmpty();
            }
        }
        assertThat(rest.isSettled()).as(rest.agenda().timers().toString()).isTrue();
    }

    private static Set<ResourceKey> keys(Controller controller, Seq<KubeObject> objects, Snapshot snapshot) {
        return objects.flatMap(object -> controller.wakes(created(object, snapshot), snapshot))
                .toLinkedSet();
    }

    private static Change created(KubeObject object, Snapshot snapshot) {
        return new Change(
                snapshot.revision(),
                object.key(),
                Option.none(),
                Option.of(new KeyValue(object.key(), object, 1, 1, 1, 0)));
    }
}
