package io.github.kubevalue.model.scheduler.volumebinding;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.PreBindPlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.BoundVolume;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Refuses nodes from which a pod's volumes cannot be reached, and has volumes bound or made before the pod is bound. */
public final class VolumeBinding implements FilterPlugin, PreBindPlugin {
    // pkg/scheduler/framework/plugins/volumebinding/volume_binding.go
    private static final Status UNBOUND = Status.unresolvable("pod has unbound immediate PersistentVolumeClaims");

    @Override
    public String name() {
        return "VolumeBinding";
    }

    @Override
    public Filter prepare(Cycle cycle) {
        if (VolumeIndexes.claims(cycle.pod()).isEmpty()) {
            return Filter.PASS;
        }
        Either<String, PodClaims> claims = PodClaims.of(cycle.pod(), cycle.snapshot());
        if (claims.isLeft()) {
            return Filter.refusal(Status.unresolvable(claims.getLeft()));
        }
        return claims.get().immediate().isEmpty()
                ? Filter.of(node -> judge(claims.get(), node, cycle.snapshot()))
                : Filter.refusal(UNBOUND);
    }

    @Override
    public boolean heeds(ClusterEvent event) {
        return BindingHints.heeds(event);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        return BindingHints.mayHelp(event, waiting);
    }

    private static Status judge(PodClaims claims, NodeInfo node, Snapshot snapshot) {
        Seq<String> reasons = NodeVolumes.of(claims, node.node(), snapshot).reasons();
        return reasons.isEmpty() ? Status.SUCCESS : Status.unresolvable(reasons.toJavaArray(String[]::new));
    }

    /** Binds volumes to the pod's claims, or says to those who make them for which node. */
    @Override
    public Option<Plan> preBind(Snapshot snapshot, Pod pod, Node node) {
        // pkg/scheduler/framework/plugins/volumebinding/binder.go, AssumePodVolumes and BindPodVolumes
        return PodClaims.of(pod, snapshot)
                .toOption()
                .filter(claims -> !claims.delayed().isEmpty())
                .map(claims -> NodeVolumes.of(claims, node, snapshot))
                .map(volumes -> volumes.bindings()
                        .map(binding -> bound(binding._1, binding._2))
                        .appendAll(volumes.provisions().map(claim -> provided(claim, node)))
                        .foldLeft(Plan.none(), Plan::then));
    }

    private static Plan bound(PersistentVolumeClaim claim, PersistentVolume volume) {
        PersistentVolume bound = BoundVolume.of(volume, claim);
        return bound.equals(volume)
                ? Plan.none()
                : Plan.of(new Write.Update(bound), "bound to claim " + VolumeIndexes.text(claim));
    }

    private static Plan provided(PersistentVolumeClaim claim, Node node) {
        return claim.metadata().isAnnotated(VolumeAnnotations.SELECTED_NODE)
                ? Plan.none()
                : Plan.of(
                        new Write.Update(claim.withMetadata(
                                claim.metadata().withAnnotation(VolumeAnnotations.SELECTED_NODE, node.name()))),
                        "its volume is to be on " + node.name());
    }
}
