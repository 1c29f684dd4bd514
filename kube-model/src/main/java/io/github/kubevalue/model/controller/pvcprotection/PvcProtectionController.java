package io.github.kubevalue.model.controller.pvcprotection;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimVolumeSource;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Lets go of claims that are being deleted once no pod that has a node uses them.
 * (pkg/controller/volume/pvcprotection/pvc_protection_controller.go)
 */
public final class PvcProtectionController implements Controller {
    private static final String FINALIZER = "kubernetes.io/pvc-protection";
    private static final Index<Pod> PODS_BY_CLAIM =
            Index.of("pods by claim", Pod.KIND, pod -> claims(pod).map(claim -> pod.namespace() + "/" + claim));

    /** Returns the controller. */
    public PvcProtectionController() {}

    @Override
    public String name() {
        return "pvc-protection-controller";
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(PODS_BY_CLAIM);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(PersistentVolumeClaim.KIND)) {
            return Vector.of(change.key()).filter(key -> change.after().exists(PvcProtectionController::isHeld));
        }
        boolean freed = change.key().kind().equals(Pod.KIND) && change.isDeletion();
        return freed
                ? claims((Pod) change.object())
                        .map(claim ->
                                PersistentVolumeClaim.KIND.key(change.key().namespace(), claim))
                        .filter(key -> snapshot.get(key).exists(PvcProtectionController::isHeld))
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(PersistentVolumeClaim.KIND, key.namespace(), key.name())
                .filter(PvcProtectionController::isHeld)
                .filter(claim -> !isUsed(claim, snapshot))
                .map(claim -> Plan.of(
                        new Write.Update(claim.withMetadata(claim.metadata()
                                .withFinalizers(claim.metadata().finalizers().remove(FINALIZER)))),
                        "no pod uses it"))
                .getOrElse(Plan.none());
    }

    private static boolean isHeld(KubeObject claim) {
        return claim.metadata().isDeleting() && claim.metadata().finalizers().contains(FINALIZER);
    }

    private static boolean isUsed(PersistentVolumeClaim claim, Snapshot snapshot) {
        return snapshot.by(PODS_BY_CLAIM, claim.namespace() + "/" + claim.name())
                .exists(pod -> pod.spec().nodeName().exists(node -> !node.isEmpty()) && isUser(pod, claim));
    }

    /** A claim that was made for the pod itself is used until the pod has ended; any other, as long as the pod is there. */
    private static boolean isUser(Pod pod, PersistentVolumeClaim claim) {
        boolean named = pod.spec()
                .volumes()
                .flatMap(Volume::persistentVolumeClaim)
                .exists(volume -> volume.claimName().equals(claim.name()));
        boolean own = claim.metadata()
                .controllerRef()
                .exists(owner -> pod.metadata().uid().contains(owner.uid()));
        return named || own && !pod.isTerminal();
    }

    private static Seq<String> claims(Pod pod) {
        return pod.spec()
                .volumes()
                .flatMap(volume -> volume.persistentVolumeClaim()
                        .map(PersistentVolumeClaimVolumeSource::claimName)
                        .orElse(() -> volume.ephemeral().map(made -> pod.name() + "-" + volume.name())));
    }
}
