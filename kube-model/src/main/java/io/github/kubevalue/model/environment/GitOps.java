package io.github.kubevalue.model.environment;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.fieldmanager.LastApplied;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Applies manifests again and again, as Flux and Argo CD do: that of each object that is annotated {@code kubevalue.io/reapply: 3m},
 * as it was applied last. What others have set in the meantime, and the manifest says too, is set back. An object that is gone is
 * not made anew.
 */
public final class GitOps implements Controller {
    /** The annotation: how often. */
    public static final String REAPPLY = "kubevalue.io/reapply";

    /** The name in timelines. */
    public static final String NAME = "gitops";

    /** Returns the tool. */
    public GitOps() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        return change.after()
                .filter(object -> object.metadata().annotations().containsKey(REAPPLY))
                .map(KubeObject::key)
                .toVector();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(key)
                .flatMap(object -> every(object).map(every -> inTurn(object, every, moment)))
                .getOrElse(() -> Plan.none().remembering(Memory.NONE));
    }

    private static Option<Duration> every(KubeObject object) {
        try {
            return object.metadata().annotations().get(REAPPLY).map(DurationText::parse);
        } catch (IllegalArgumentException unreadable) {
            return Option.none();
        }
    }

    private static Plan inTurn(KubeObject object, Duration every, Moment moment) {
        if (moment.memory(Appointment.class).isEmpty()) {
            return Plan.none().remembering(Appointment.in(every, moment)).requeueAfter(every);
        }
        return Appointment.left(moment)
                .map(left -> Plan.none().requeueAfter(left))
                .getOrElse(() -> applied(object).remembering(Appointment.in(every, moment)));
    }

    private static Plan applied(KubeObject object) {
        return object.metadata()
                .annotations()
                .get(LastApplied.ANNOTATION)
                .flatMap(LastApplied::parse)
                .flatMap(manifest -> decoded(manifest, object)
                        .map(wanted -> Plan.of(new Write.Apply(wanted, manifest), "applied the manifest again")))
                .getOrElse(Plan.none());
    }

    private static Option<KubeObject> decoded(Json.Obj manifest, KubeObject object) {
        try {
            return Option.of(Codec.decode(manifest, object.type()));
        } catch (JsonMappingException unfit) {
            return Option.none();
        }
    }
}
