package io.github.kubevalue.model.admission.defaulttolerationseconds;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TolerationOperator;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * Pods bear a node that is not ready or unreachable for five minutes, unless they say otherwise.
 * (plugin/pkg/admission/defaulttolerationseconds/admission.go)
 */
public final class DefaultTolerationSeconds implements AdmissionPlugin {
    private static final Seq<String> KEYS = Vector.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    @Override
    public String name() {
        return "DefaultTolerationSeconds";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        return Either.right(request.sent(Pod.KIND)
                .map(pod -> Tuple.of(pod, KEYS.filter(key -> !isTolerated(pod, key))))
                .filter(lacking -> !lacking._2.isEmpty())
                .map(lacking -> request.withObject(bearing(lacking._1, lacking._2)))
                .getOrElse(request));
    }

    private static Pod bearing(Pod pod, Seq<String> keys) {
        return pod.withSpec(pod.spec()
                .withTolerations(pod.spec().tolerations().appendAll(keys.map(DefaultTolerationSeconds::fiveMinutes))));
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
