package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvFromSource;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.EnvVarSource;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeProjection;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a kubelet has to find without looking at all pods. */
final class KubeletIndexes {

    /** Bound pods of which some container does not run, by the ConfigMaps and Secrets that they need; keys as text. */
    static final Index<Pod> STARTING_PODS =
            Index.of("pods that start, by what they need", Pod.KIND, KubeletIndexes::needs);

    /** All of them. */
    static final Catalog CATALOG = Catalog.of(STARTING_PODS).with(NodeLoad.BY_NODE);

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
        Seq<String> configMaps = configMaps(pod.spec())
                .map(name -> ConfigMap.KIND.key(pod.namespace(), name).toString());
        Seq<String> secrets = secrets(pod.spec())
                .map(name -> Secret.KIND.key(pod.namespace(), name).toString());
        return configMaps.appendAll(secrets);
    }

    private static Seq<String> configMaps(PodSpec spec) {
        Seq<Option<String>> environment = from(spec)
                .flatMap(EnvFromSource::configMapRef)
                .map(ref -> ref.name())
                .appendAll(values(spec).flatMap(EnvVarSource::configMapKeyRef).map(ref -> ref.name()));
        Seq<Option<String>> volumes = spec.volumes()
                .flatMap(Volume::configMap)
                .map(source -> source.name())
                .appendAll(
                        projections(spec).flatMap(VolumeProjection::configMap).map(source -> source.name()));
        return environment.appendAll(volumes).flatMap(name -> name);
    }

    private static Seq<String> secrets(PodSpec spec) {
        Seq<Option<String>> environment = from(spec)
                .flatMap(EnvFromSource::secretRef)
                .map(ref -> ref.name())
                .appendAll(values(spec).flatMap(EnvVarSource::secretKeyRef).map(ref -> ref.name()));
        Seq<Option<String>> volumes = spec.volumes()
                .flatMap(Volume::secret)
                .map(source -> source.secretName())
                .appendAll(projections(spec).flatMap(VolumeProjection::secret).map(source -> source.name()));
        return environment.appendAll(volumes).flatMap(name -> name);
    }

    private static Seq<EnvFromSource> from(PodSpec spec) {
        return all(spec).flatMap(Container::envFrom);
    }

    private static Seq<EnvVarSource> values(PodSpec spec) {
        return all(spec).flatMap(Container::env).flatMap(EnvVar::valueFrom);
    }

    private static Seq<Container> all(PodSpec spec) {
        return spec.initContainers().appendAll(spec.containers());
    }

    private static Seq<VolumeProjection> projections(PodSpec spec) {
        return spec.volumes().flatMap(Volume::projected).flatMap(source -> source.sources());
    }
}
