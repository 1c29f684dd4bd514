package io.github.kubevalue.model.scheduler.nodevolumelimits;

import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSINodeDriver;
import io.github.kubevalue.model.storage.VolumeNodeResources;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/** Refuses nodes that can take no more volumes of a driver. */
public final class NodeVolumeLimits implements FilterPlugin {
    // pkg/scheduler/framework/plugins/nodevolumelimits/csi.go
    private static final Status EXCEEDED = Status.unschedulable("node(s) exceed max volume count");

    @Override
    public String name() {
        return "NodeVolumeLimits";
    }

    @Override
    public boolean heeds(ClusterEvent event) {
        return LimitHints.heeds(event);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        return LimitHints.mayHelp(event, waiting);
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Pod pod = cycle.pod();
        Seq<String> claims = VolumeIndexes.claims(pod);
        if (claims.isEmpty()) {
            return Filter.PASS;
        }
        Option<String> missing =
                claims.find(name -> claim(cycle.snapshot(), pod, name).isEmpty());
        if (missing.isDefined()) {
            return Filter.of(node -> Status.unresolvable("looking up PVC " + pod.namespace() + "/" + missing.get()
                    + ": persistentvolumeclaim \"" + missing.get() + "\" not found"));
        }
        Set<CsiVolume> wanted = volumes(pod, cycle.snapshot());
        return wanted.isEmpty() ? Filter.PASS : Filter.of(node -> judge(cycle, wanted, node));
    }

    private static Status judge(Cycle cycle, Set<CsiVolume> wanted, NodeInfo node) {
        Map<String, Integer> limits = limits(node, cycle.snapshot());
        if (limits.isEmpty()) {
            return Status.SUCCESS;
        }
        Set<CsiVolume> used = cycle.pods(node.name())
                .flatMap(pod -> volumes(pod, cycle.snapshot()))
                .toSet();
        Set<CsiVolume> attached =
                CsiVolume.attachedTo(node.name(), cycle.snapshot()).union(used);
        Set<CsiVolume> added = wanted.diff(used);
        boolean isExceeded = added.map(CsiVolume::driver)
                .exists(driver ->
                        limits.get(driver).exists(limit -> count(attached, driver) + count(added, driver) > limit));
        return Status.of(!isExceeded, EXCEEDED);
    }

    private static int count(Set<CsiVolume> volumes, String driver) {
        return volumes.count(volume -> volume.driver().equals(driver));
    }

    // getVolumeLimits
    private static Map<String, Integer> limits(NodeInfo node, Snapshot snapshot) {
        return snapshot.get(CSINode.KIND, node.name())
                .toVector()
                .flatMap(csi -> csi.spec().drivers())
                .filter(driver -> count(driver).isDefined())
                .toMap(CSINodeDriver::name, driver -> count(driver).get());
    }

    private static Option<Integer> count(CSINodeDriver driver) {
        return driver.allocatable().flatMap(VolumeNodeResources::count);
    }

    private static Option<PersistentVolumeClaim> claim(Snapshot snapshot, Pod pod, String name) {
        return snapshot.get(PersistentVolumeClaim.KIND, pod.namespace(), name);
    }

    // filterAttachableVolumes
    private static Set<CsiVolume> volumes(Pod pod, Snapshot snapshot) {
        return pod.spec()
                .volumes()
                .flatMap((Volume volume) -> VolumeIndexes.claim(pod, volume))
                .flatMap(name -> claim(snapshot, pod, name))
                .flatMap(claim -> CsiVolume.of(claim, snapshot))
                .toSet();
    }
}
