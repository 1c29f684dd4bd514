package io.github.kubevalue.model.kubelet.volume;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.KeyToPath;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeProjection;
import io.github.kubevalue.model.kubelet.References;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Whether the volumes of a pod can be mounted. */
public record Mounts(Snapshot snapshot, Pod pod) {

    /** What is told about each volume that cannot be mounted. */
    public Seq<String> failures() {
        return pod.spec()
                .volumes()
                .flatMap(volume -> failure(volume)
                        .map(problem -> "MountVolume.SetUp failed for volume \"" + volume.name() + "\" : " + problem))
                .appendAll(new ClaimMounts(snapshot, pod).failures());
    }

    private Option<String> failure(Volume volume) {
        Option<String> configMap = volume.configMap()
                .filter(source -> !source.optional().getOrElse(false))
                .flatMap(source -> configMap(source.name().getOrElse(""), source.items()));
        Option<String> secret = volume.secret()
                .filter(source -> !source.optional().getOrElse(false))
                .flatMap(source -> secret(source.secretName().getOrElse(""), source.items()));
        Seq<String> projected = volume.projected()
                .map(source -> source.sources().flatMap(this::projection))
                .getOrElse(Vector.empty());
        return configMap.orElse(secret).orElse(projected.headOption());
    }

    private Option<String> projection(VolumeProjection projection) {
        return projection
                .configMap()
                .filter(source -> !source.optional().getOrElse(false))
                .flatMap(source -> configMap(source.name().getOrElse(""), source.items()))
                .orElse(projection
                        .secret()
                        .filter(source -> !source.optional().getOrElse(false))
                        .flatMap(source -> secret(source.name().getOrElse(""), source.items())));
    }

    private Option<String> configMap(String name, Seq<KeyToPath> items) {
        References references = new References(snapshot, pod.namespace());
        return references
                .absentConfigMap(name)
                .orElse(snapshot.get(ConfigMap.KIND, pod.namespace(), name)
                        .filter(found -> !items.map(KeyToPath::key)
                                .forAll(key -> found.data().containsKey(key)
                                        || found.binaryData().containsKey(key)))
                        .map(found -> "configmap references non-existent config key: "
                                + items.map(KeyToPath::key)
                                        .find(key -> !found.data().containsKey(key)
                                                && !found.binaryData().containsKey(key))
                                        .get()));
    }

    private Option<String> secret(String name, Seq<KeyToPath> items) {
        References references = new References(snapshot, pod.namespace());
        return references
                .absentSecret(name)
                .orElse(snapshot.get(Secret.KIND, pod.namespace(), name)
                        .flatMap(found -> items.map(KeyToPath::key)
                                .find(key -> !found.data().containsKey(key)
                                        && !found.stringData().containsKey(key)))
                        .map(key -> "references non-existent secret key: " + key));
    }
}
