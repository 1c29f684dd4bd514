package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.apiregistration.APIService;
import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.MetricSpec;
import io.github.kubevalue.model.autoscaling.ObjectMetricSource;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/**
 * Sets how many pods the targets of HorizontalPodAutoscalers are to have, each every 15 seconds.
 *
 * <p>Laws: what is set is within the bounds; a metric that is near enough changes nothing; under constant metrics the number
 * changes finitely often. A cluster waits for an autoscaler's turn after a change that concerns it, and as long as time alone will
 * make it come to something else; otherwise its turns go on for ever, and the cluster has settled.
 */
public final class HorizontalController implements Controller {
    private final MetricsSource metrics;

    /** Returns the controller, to which annotations say what is measured. */
    public HorizontalController() {
        this(SaidMetrics::new);
    }

    /** Returns the controller for those metrics. */
    public HorizontalController(MetricsSource metrics) {
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "horizontal-pod-autoscaler-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.isNamespaced() || kind.equals(Namespace.KIND) || kind.equals(APIService.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        ResourceKey key = change.key();
        if (key.kind().equals(HorizontalPodAutoscaler.KIND)) {
            return Vector.of(key);
        }
        if (key.kind().equals(APIService.KIND)) {
            return snapshot.list(HorizontalPodAutoscaler.KIND).map(KubeObject::key);
        }
        if (key.kind().equals(Namespace.KIND)) {
            return snapshot.list(HorizontalPodAutoscaler.KIND, key.name())
                    .filter(HorizontalController::isOfNamespace)
                    .map(KubeObject::key);
        }
        return key.kind().isNamespaced()
                ? snapshot.list(HorizontalPodAutoscaler.KIND, key.namespace())
                        .filter(autoscaler -> concerns(change, autoscaler, snapshot))
                        .map(KubeObject::key)
                : Vector.empty();
    }

    /** Whether it is by what is measured of its namespace. */
    private static boolean isOfNamespace(HorizontalPodAutoscaler autoscaler) {
        return objects(autoscaler)
                .exists(object -> object.kind().equals(Namespace.KIND.name())
                        && object.group().isEmpty());
    }

    private static boolean concerns(Change change, HorizontalPodAutoscaler autoscaler, Snapshot snapshot) {
        ResourceKey key = change.key();
        if (!key.kind().equals(Pod.KIND)) {
            return objects(autoscaler).exists(object -> object.isTo(key));
        }
        return new Target(autoscaler, snapshot)
                .query()
                .exists(query -> change.objects()
                        .exists(pod -> query.matches(pod.metadata().labels())));
    }

    /** What is scaled, and what is measured. */
    private static Seq<CrossVersionObjectReference> objects(HorizontalPodAutoscaler autoscaler) {
        return autoscaler
                .spec()
                .metrics()
                .flatMap(MetricSpec::object)
                .map(ObjectMetricSource::describedObject)
                .prepend(autoscaler.spec().scaleTargetRef());
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(HorizontalPodAutoscaler.KIND, key.namespace(), key.name())
                .map(autoscaler -> inTurn(autoscaler, snapshot, moment))
                .getOrElse(() -> Plan.none().remembering(Memory.NONE));
    }

    private Plan inTurn(HorizontalPodAutoscaler autoscaler, Snapshot snapshot, Moment moment) {
        Recollection memory = moment.memory(Recollection.class)
                .getOrElse(() -> Recollection.until(moment.now().plus(Turn.PERIOD)));
        if (memory.next().isAfter(moment.now())) {
            return Plan.none().remembering(memory).requeueAfter(Duration.between(moment.now(), memory.next()));
        }
        Recollection begun = memory.next(
                moment.now().plus(Turn.PERIOD), Normalization.of(autoscaler, 0).horizon());
        return new Turn(autoscaler, metrics, snapshot, moment.now(), begun).plan();
    }
}
