package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.apiserver.DeleteOptions;
import io.github.kubevalue.model.apiserver.Disruption;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Evicts pods from where they are, every five minutes, by the policy of a ConfigMap: a descheduler as its manifests run it. A
 * cluster waits for its next turn while that would evict a pod. With a policy that is wrong a descheduler does not start: its
 * ConfigMap is told why.
 */
public final class Descheduler implements Controller {
    /** The name in timelines. */
    public static final String NAME = "descheduler";

    /** By no text but the empty one: the ConfigMaps that hold a policy. */
    private static final Index<ConfigMap> POLICIES = Index.of(
            "policies of deschedulers",
            ConfigMap.KIND,
            map -> DeschedulerPolicy.of(map).isEvicting() ? Vector.of("") : Vector.empty());

    // kubernetes/deployment/deployment.yaml, --descheduling-interval
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    /** Returns the descheduler. */
    public Descheduler() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(POLICIES).with(NodeLoad.BY_NODE);
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Node.KIND) || kind.equals(Pod.KIND) || kind.equals(ConfigMap.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        ResourceKey key = change.key();
        boolean isOfLoad = key.kind().equals(Node.KIND) || key.kind().equals(Pod.KIND) && isMoved(change);
        return isOfLoad || key.kind().equals(ConfigMap.KIND)
                ? snapshot.by(POLICIES, "").map(ConfigMap::key)
                : Vector.empty();
    }

    private static boolean isMoved(Change change) {
        return !node(change.before()).equals(node(change.after()));
    }

    private static Option<String> node(Option<KubeObject> pod) {
        return pod.map(Pod.class::cast).flatMap(each -> each.spec().nodeName());
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(ConfigMap.KIND, key.namespace(), key.name())
                .map(map -> plan(map, snapshot, moment))
                .getOrElse(() -> Plan.none().remembering(Memory.NONE));
    }

    private static Plan plan(ConfigMap map, Snapshot snapshot, Moment moment) {
        DeschedulerPolicy policy = DeschedulerPolicy.of(map);
        return policy.refusal(snapshot)
                .map(why -> Plan.none().telling(Event.warning(map, "Failed", why)))
                .getOrElse(() -> inTurn(evictions(policy, snapshot, moment), moment));
    }

    private static Seq<Pod> evictions(DeschedulerPolicy policy, Snapshot snapshot, Moment moment) {
        return policy.evictions(snapshot, moment.now())
                .filter(pod -> new Disruption(pod, snapshot).refusal().isEmpty());
    }

    private static Plan inTurn(Seq<Pod> pods, Moment moment) {
        if (moment.memory(Appointment.class).isEmpty()) {
            return Plan.none().remembering(Appointment.in(INTERVAL, moment)).requeueAfter(INTERVAL);
        }
        Option<Duration> left = Appointment.left(moment);
        if (left.isDefined()) {
            return pods.isEmpty()
                    ? Plan.none().recurAfter(left.get())
                    : Plan.none().requeueAfter(left.get());
        }
        return pods.foldLeft(
                        Plan.none(), (so, pod) -> so.then(evicted(pod), "its node is used too much", new Told(pod)))
                .remembering(Appointment.in(INTERVAL, moment))
                .recurAfter(INTERVAL);
    }

    private static Write evicted(Pod pod) {
        return new Write.Evict(pod.key(), DeleteOptions.of());
    }

    /** What is told of an eviction. (pkg/descheduler/evictions/evictions.go) */
    private record Told(Pod pod) implements Reaction {
        @Override
        public Option<Event> written(KubeObject object) {
            return Option.of(Event.normal(
                    pod,
                    LowNodeUtilization.NAME,
                    "pod eviction from " + pod.spec().nodeName().getOrElse("") + " node by sigs.k8s.io/descheduler"));
        }
    }
}
