package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.core.PersistentVolumeSpec;
import io.github.kubevalue.model.core.VolumeNodeAffinity;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.NodeLabelWarnings;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** What volumes may be and had better not. (pkg/api/persistentvolume/util.go, warningsForPersistentVolumeSpecAndMeta) */
final class VolumeWarnings {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final Map<String, String> ANNOTATIONS = LinkedHashMap.of(
            "volume.beta.kubernetes.io/storage-class",
            "deprecated since v1.8; use \"storageClassName\" attribute instead",
            "volume.beta.kubernetes.io/mount-options",
            "deprecated since v1.31; use \"mountOptions\" attribute instead");

    private VolumeWarnings() {}

    static Seq<String> of(PersistentVolume volume) {
        PersistentVolumeSpec spec = volume.spec();
        boolean recycles = spec.persistentVolumeReclaimPolicy().contains(PersistentVolumeReclaimPolicy.RECYCLE);
        return ANNOTATIONS
                .filterKeys(volume.metadata().annotations()::containsKey)
                .toVector()
                .map(known -> FieldPath.of("metadata.annotations").key(known._1) + ": " + known._2)
                .appendAll(
                        recycles
                                ? Vector.of(
                                        "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated."
                                                + " Instead, the recommended approach is to use dynamic provisioning.")
                                : Vector.empty())
                .appendAll(nodes(spec))
                .appendAll(Vector.of(
                                old(spec.cephfs(), "cephfs", "v1.28, non-functional in v1.31+"),
                                old(
                                        spec.photonPersistentDisk(),
                                        "photonPersistentDisk",
                                        "v1.11, non-functional in v1.16+"),
                                old(spec.scaleIO(), "scaleIO", "v1.16, non-functional in v1.22+"),
                                old(spec.storageos(), "storageOS", "v1.22, non-functional in v1.25+"),
                                old(spec.glusterfs(), "glusterfs", "v1.25, non-functional in v1.26+"),
                                old(spec.rbd(), "rbd", "v1.28, non-functional in v1.31+"))
                        .flatMap(Function.identity()));
    }

    private static Seq<String> nodes(PersistentVolumeSpec spec) {
        FieldPath terms = SPEC.child("nodeAffinity").child("required").child("nodeSelectorTerms");
        return spec.nodeAffinity()
                .flatMap(VolumeNodeAffinity::required)
                .toVector()
                .flatMap(NodeSelector::nodeSelectorTerms)
                .zipWithIndex()
                .flatMap(term -> NodeLabelWarnings.required(term._1, terms.index(term._2)));
    }

    private static Option<String> old(Option<?> source, String name, String since) {
        return source.map(given -> SPEC.child(name) + ": deprecated in " + since);
    }
}
