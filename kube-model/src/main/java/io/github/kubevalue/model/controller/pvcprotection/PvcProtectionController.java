package io.github.kubevalue.model.controller.pvcprotection;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.protection.Protection;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.EphemeralClaim;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Lets go of claims that are being deleted once no pod that has a node uses them.
 * (pkg/controller/volume/pvcprotection/pvc_protection_controller.go)
 */
public final class PvcProtectionController implements Controller {
    private static final Protection PROTECTION = new Protection("kubernetes.io/pvc-protection");

    /** Returns the controller. */
    public PvcProtectionController() {}

    @Override
    public String name() {
        return "persistentvolumeclaim-protection-controller";
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(VolumeIndexes.PODS_BY_CLAIM);
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(PersistentVolumeClaim.KIND) || kind.equals(Pod.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(PersistentVolumeClaim.KIND)) {
            return PROTECTION.wakes(change);
        }
        return change.object() instanceof Pod pod && (change.isDeletion() || mayFree(pod))
                ? VolumeIndexes.claimKeys(pod).filter(key -> snapshot.get(key).exists(PROTECTION::isHeld))
                : Vector.empty();
    }

    // enqueuePVCs
    private static boolean mayFree(Pod pod) {
        return pod.isTerminal() || !pod.isBound();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(PersistentVolumeClaim.KIND, key.namespace(), key.name())
                .map(claim -> PROTECTION.plan(claim, () -> isUsed(claim, snapshot), "no pod uses it"))
                .getOrElse(Plan.none());
    }

    private static boolean isUsed(PersistentVolumeClaim claim, Snapshot snapshot) {
        return snapshot.by(VolumeIndexes.PODS_BY_CLAIM, VolumeIndexes.text(claim))
                .exists(pod -> pod.isBound() && isUser(pod, claim));
    }

    /** A claim that was made for the pod itself is used until the pod is shut down; any other, as long as the pod is there. */
    private static boolean isUser(Pod pod, PersistentVolumeClaim claim) {
        // podUsesPVCForDeletion
        boolean named = pod.spec()
                .volumes()
                .flatMap(Volume::persistentVolumeClaim)
                .exists(volume -> volume.claimName().equals(claim.name()));
        return named || new EphemeralClaim(pod, claim).isOwn() && !isShutDown(pod);
    }

    /** Whether the kubelet is done with a pod that is to be deleted, or need not be asked. */
    private static boolean isShutDown(Pod pod) {
        return pod.metadata().isDeleting()
                && pod.metadata().deletionGracePeriodSeconds().contains(0L);
    }
}
