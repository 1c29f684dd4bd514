package io.github.kubevalue.model.kubelet.sync;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodReferences;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What a kubelet has to find without looking at all pods. */
final class KubeletIndexes {

    /** Bound pods of which some container does not run, by the ConfigMaps, Secrets and claims that they need; keys as text. */
    static final Index<Pod> STARTING_PODS = Index.of(
                    "pods that start, by what they need", Pod.KIND, KubeletIndexes::needs)
            .reading(Pod::spec, pod -> pod.status().containerStatuses(), Pod::isTerminal);

    /** All of them. */
    static final Catalog CATALOG =
            Catalog.of(STARTING_PODS, VolumeIndexes.PODS_BY_CLAIM).with(NodeLoad.BY_NODE);

    private KubeletIndexes() {}

    private static Seq<String> needs(Pod pod) {
        boolean starting = pod.spec().nodeName().isDefined()
                && !pod.isTerminal()
                && !(pod.status().containerStatuses().size()
                                == pod.spec().containers().size()
                        && pod.status()
                                .containerStatuses()
                                .forAll(status -> status.state().exists(state -> state.isRunning())));
        if (!starting) {
            return Vector.empty();
        }
        Seq<String> configMaps = PodReferences.configMaps(pod.spec())
                .map(name -> ConfigMap.KIND.key(pod.namespace(), name).toString());
        Seq<String> secrets = PodReferences.consumedSecrets(pod.spec())
                .map(name -> Secret.KIND.key(pod.namespace(), name).toString());
        return configMaps
                .appendAll(secrets)
                .appendAll(VolumeIndexes.claimKeys(pod).map(ResourceKey::toString));
    }
}
