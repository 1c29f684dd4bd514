package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TolerationOperator;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * Pods bear a node that is not ready or unreachable for five minutes, unless they say otherwise.
 * (plugin/pkg/admission/defaulttolerationseconds/admission.go)
 */
final class DefaultTolerationSeconds implements Admission.Plugin {
    private static final Seq<String> KEYS = Vector.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    @Override
    public Either<ApiError, KubeObject> admit(KubeObject object, ApiServer server) {
        if (!(object instanceof Pod pod)) {
            return Either.right(object);
        }
        Seq<Toleration> added = KEYS.filter(key -> !isTolerated(pod, key)).map(DefaultTolerationSeconds::fiveMinutes);
        return Either.right(
                added.isEmpty()
                        ? pod
                        : pod.withSpec(pod.spec()
                                .withTolerations(pod.spec().tolerations().appendAll(added))));
    }

    private static boolean isTolerated(Pod pod, String key) {
        return pod.spec()
                .tolerations()
                .exists(toleration ->
                        toleration.key().filter(text -> !text.isEmpty()).forAll(key::equals)
                                && toleration
                                        .effect()
                                        .filter(effect -> !effect.text().isEmpty())
                                        .forAll(TaintEffect.NO_EXECUTE::equals));
    }

    private static Toleration fiveMinutes(String key) {
        return Toleration.builder()
                .key(key)
                .operator(TolerationOperator.EXISTS)
                .effect(TaintEffect.NO_EXECUTE)
                .tolerationSeconds(300L)
                .build();
    }
}
