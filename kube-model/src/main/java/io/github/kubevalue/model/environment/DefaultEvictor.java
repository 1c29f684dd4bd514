package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimVolumeSource;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.kubelet.CriticalPods;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.scheduling.PriorityClass;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Which pods a descheduler may evict. (defaultevictor.go and constraints.go)
 *
 * @param args what it is told
 * @param snapshot the cluster
 * @param now the time
 */
record DefaultEvictor(DefaultEvictorArgs args, Snapshot snapshot, Instant now) {
    private static final String EVICT = "descheduler.alpha.kubernetes.io/evict";
    private static final String PREFER_NO_EVICTION = "descheduler.alpha.kubernetes.io/prefer-no-eviction";

    // pkg/utils/priority.go, SystemCriticalPriority
    private static final int SYSTEM_CRITICAL = 2_000_000_000;

    /** Whether plugins consider a pod at all. (Filter) */
    boolean isEvictable(Pod pod) {
        return pod.metadata().annotations().containsKey(EVICT)
                || !isAskingToStay(pod)
                        && !pod.isMirror()
                        && !pod.metadata().isDeleting()
                        && args.protections().forAll(protection -> !isProtected(pod, protection))
                        && args.labels()
                                .forAll(query -> query.matches(pod.metadata().labels()))
                        && hasEnoughReplicas(pod)
                        && args.minPodAge().forAll(age -> isOlder(pod, age))
                        && (!pod.metadata().ownerReferences().isEmpty()
                                || pod.status().phase().contains(PodPhase.FAILED));
    }

    private boolean isAskingToStay(Pod pod) {
        return args.isNoEvictionMandatory() && pod.metadata().annotations().containsKey(PREFER_NO_EVICTION);
    }

    private boolean isProtected(Pod pod, Protection protection) {
        return switch (protection) {
            case LOCAL_STORAGE -> pod.spec().volumes().exists(DefaultEvictor::isLocal);
            case SYSTEM_CRITICAL -> CriticalPods.isCritical(pod) || isOfPriority(pod);
            case FAILED_BARE -> pod.metadata().ownerReferences().isEmpty();
            case DAEMON_SET ->
                pod.metadata().ownerReferences().exists(owner -> owner.kind().equals("DaemonSet"));
            case CLAIMS -> isOfProtectedClaims(pod);
            case WITHOUT_BUDGET -> !hasBudget(pod);
            case RESOURCE_CLAIMS -> !pod.spec().resourceClaims().isEmpty();
        };
    }

    private static boolean isLocal(Volume volume) {
        return volume.emptyDir().isDefined() || volume.hostPath().isDefined();
    }

    private boolean isOfPriority(Pod pod) {
        return pod.spec().priority().exists(priority -> priority >= threshold().getOrElse(SYSTEM_CRITICAL));
    }

    /** From which priority on pods are not evicted, or why that is not known. (GetPriorityValueFromPriorityThreshold) */
    Either<String, Integer> threshold() {
        Either<String, Integer> said = args.priority()
                .<Either<String, Integer>>map(Either::right)
                .getOrElse(() -> args.priorityClass().map(this::priority).getOrElse(Either.right(SYSTEM_CRITICAL)));
        return said.filterOrElse(
                value -> value <= SYSTEM_CRITICAL, value -> "priority threshold can't be greater than 2000000000");
    }

    private Either<String, Integer> priority(String name) {
        return snapshot.get(PriorityClass.KIND, name)
                .map(PriorityClass::value)
                .toEither("unable to get priority value from the priority class: priorityclasses.scheduling.k8s.io \""
                        + name + "\" not found");
    }

    /** A claim that is not there, or of no class, protects too, where only some classes are protected. */
    private boolean isOfProtectedClaims(Pod pod) {
        Seq<String> claims = pod.spec()
                .volumes()
                .flatMap(Volume::persistentVolumeClaim)
                .map(PersistentVolumeClaimVolumeSource::claimName);
        Seq<String> classes = args.storageClasses();
        return claims.exists(claim -> classes.isEmpty()
                || snapshot.get(PersistentVolumeClaim.KIND, pod.namespace(), claim)
                        .map(PersistentVolumeClaim::className)
                        .forAll(name -> name.isEmpty() || classes.contains(name)));
    }

    private boolean hasBudget(Pod pod) {
        return snapshot.list(PodDisruptionBudget.KIND, pod.namespace())
                .flatMap(budget -> budget.spec().selector())
                .flatMap(selector -> LabelQuery.of(selector).toOption())
                .exists(query -> query.matches(pod.metadata().labels()));
    }

    private boolean hasEnoughReplicas(Pod pod) {
        Seq<OwnerReference> owners = pod.metadata().ownerReferences();
        return args.minReplicas() <= 1
                || owners.size() != 1
                || snapshot.list(Pod.KIND, pod.namespace())
                                .count(other -> other.metadata()
                                        .ownerReferences()
                                        .exists(owner ->
                                                owner.uid().equals(owners.head().uid())))
                        >= args.minReplicas();
    }

    private boolean isOlder(Pod pod, Duration age) {
        return pod.status().startTime().exists(start -> !start.plus(age).isAfter(now));
    }

    /** Whether a pod that a plugin wants to be evicted is. (PreEvictionFilter) */
    boolean isEvicted(Pod pod) {
        return (!args.isNodeFit() || fitsElsewhere(pod))
                && args.namespaceLabels()
                        .filter(query -> !query.isEverything())
                        .forAll(query -> labels(pod).exists(query::matches));
    }

    private Option<io.vavr.collection.SortedMap<String, String>> labels(Pod pod) {
        return snapshot.get(Namespace.KIND, pod.namespace())
                .map(namespace -> namespace.metadata().labels());
    }

    private boolean fitsElsewhere(Pod pod) {
        return snapshot.list(Node.KIND)
                .filter(node -> args.nodes().matches(node.metadata().labels()) && node.isReady())
                .reject(node -> pod.spec().nodeName().contains(node.name()))
                .exists(node -> new NodeFit(pod, node, snapshot).isFit());
    }
}
