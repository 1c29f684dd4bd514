package io.github.kubevalue.model.controller.provisioner;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The provisioners of all drivers. Its keys are claims, which want a volume, and volumes, which are to be deleted. */
public final class ExternalProvisioner implements Controller {
    private static final Index<PersistentVolumeClaim> BY_SELECTED_NODE = Index.of(
            "claims by selected node",
            PersistentVolumeClaim.KIND,
            claim -> claim.metadata()
                    .annotations()
                    .get(VolumeAnnotations.SELECTED_NODE)
                    .toVector());

    /** Returns the controller. */
    public ExternalProvisioner() {}

    @Override
    public String name() {
        return "external-provisioner";
    }

    @Override
    public Catalog catalog() {
        return VolumeIndexes.CATALOG.plus(Catalog.of(BY_SELECTED_NODE));
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(PersistentVolumeClaim.KIND)
                || kind.equals(PersistentVolume.KIND)
                || kind.equals(StorageClass.KIND)
                || kind.equals(Node.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        KubeObject object = change.object();
        if (object instanceof PersistentVolumeClaim || object instanceof PersistentVolume) {
            return change.isDeletion() ? Vector.empty() : Vector.of(object.key());
        }
        if (object instanceof StorageClass storage) {
            return snapshot.by(VolumeIndexes.WAITING_CLAIMS, storage.name()).map(PersistentVolumeClaim::key);
        }
        return object instanceof Node node && (change.isCreation() || change.isDeletion())
                ? snapshot.by(BY_SELECTED_NODE, node.name()).map(PersistentVolumeClaim::key)
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        if (key.kind().equals(PersistentVolumeClaim.KIND)) {
            return snapshot.get(PersistentVolumeClaim.KIND, key.namespace(), key.name())
                    .map(claim -> new Provision(snapshot, claim, moment.now()).plan())
                    .getOrElse(Plan.none());
        }
        return snapshot.get(PersistentVolume.KIND, key.name())
                .map(VolumeDeletion::plan)
                .getOrElse(Plan.none());
    }
}
