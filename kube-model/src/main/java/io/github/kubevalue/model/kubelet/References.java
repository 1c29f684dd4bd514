package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.EnvVarSource;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What the environment of a container takes from ConfigMaps and Secrets, and whether it is there.
 *
 * @param snapshot the objects
 * @param namespace the namespace of the pod
 */
public record References(Snapshot snapshot, String namespace) {
    // pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables

    /** The first thing that is missing, as the kubelet says it. */
    public Option<String> missing(Container container) {
        Seq<Option<String>> sources = container
                .envFrom()
                .flatMap(source -> Vector.of(
                        source.configMapRef()
                                .filter(ref -> !ref.optional().getOrElse(false))
                                .flatMap(ref -> absentConfigMap(ref.name().getOrElse(""))),
                        source.secretRef()
                                .filter(ref -> !ref.optional().getOrElse(false))
                                .flatMap(ref -> absentSecret(ref.name().getOrElse("")))));
        Seq<Option<String>> keys = container
                .env()
                .flatMap(EnvVar::valueFrom)
                .flatMap(source -> Vector.of(configMapKey(source), secretKey(source)));
        return sources.appendAll(keys).flatMap(problem -> problem).headOption();
    }

    /** Says that there is no such ConfigMap; none if there is. */
    public Option<String> absentConfigMap(String name) {
        return Option.when(
                snapshot.get(ConfigMap.KIND, namespace, name).isEmpty(), "configmap \"" + name + "\" not found");
    }

    /** Says that there is no such Secret; none if there is. */
    public Option<String> absentSecret(String name) {
        return Option.when(snapshot.get(Secret.KIND, namespace, name).isEmpty(), "secret \"" + name + "\" not found");
    }

    private Option<String> configMapKey(EnvVarSource source) {
        return source.configMapKeyRef()
                .filter(ref -> !ref.optional().getOrElse(false))
                .flatMap(ref -> {
                    String name = ref.name().getOrElse("");
                    return absentConfigMap(name)
                            .orElse(snapshot.get(ConfigMap.KIND, namespace, name)
                                    .filter(found -> !found.data().containsKey(ref.key()))
                                    .map(found -> "couldn't find key " + ref.key() + " in ConfigMap " + namespace + "/"
                                            + name));
                });
    }

    private Option<String> secretKey(EnvVarSource source) {
        return source.secretKeyRef()
                .filter(ref -> !ref.optional().getOrElse(false))
                .flatMap(ref -> {
                    String name = ref.name().getOrElse("");
                    return absentSecret(name)
                            .orElse(snapshot.get(Secret.KIND, namespace, name)
                                    .filter(found -> !found.data().containsKey(ref.key())
                                            && !found.stringData().containsKey(ref.key()))
                                    .map(found ->
                                            "couldn't find key " + ref.key() + " in Secret " + namespace + "/" + name));
                });
    }
}
