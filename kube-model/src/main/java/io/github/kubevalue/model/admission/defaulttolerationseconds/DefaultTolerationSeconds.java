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
    private static final Seq<Toleration> FIVE_MINUTES =
            Vector.of(fiveMinutes("node.kubernetes.io/not-ready"), fiveMinutes("node.kubernetes.io/unreachable"));

    @Override
    public String name() {
        return "DefaultTolerationSeconds";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        return Either.right(request.sent(Pod.KIND)
                .map(pod -> Tuple.of(
                        pod,
                        FIVE_MINUTES.reject(one -> isTolerated(pod, one.key().get()))))
                .filter(lacking -> !lacking._2.isEmpty())
                .map(lacking -> request.withObject(bearing(lacking._1, lacking._2)))
                .getOrElse(request));
    }

    private static Pod bearing(Pod pod, Seq<Toleration> lacking) {
        Seq<Toleration> own = pod.spec().tolerations();
        return pod.withSpec(pod.spec().withTolerations(own.isEmpty() ? lacking : own.appendAll(lacking)));
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
