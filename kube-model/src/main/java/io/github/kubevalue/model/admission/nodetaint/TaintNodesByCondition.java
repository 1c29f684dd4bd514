package io.github.kubevalue.model.admission.nodetaint;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Either;

/** A new node bears the taint of one that is not ready; the node lifecycle controller takes it off. (plugin/pkg/admission/nodetaint/admission.go) */
public final class TaintNodesByCondition implements AdmissionPlugin {
    private static final String NOT_READY = "node.kubernetes.io/not-ready";

    @Override
    public String name() {
        return "TaintNodesByCondition";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        return Either.right(request.created(Node.KIND)
                .filter(node -> !node.spec().taints().exists(TaintNodesByCondition::isNotReady))
                .map(node -> request.withObject(tainted(node)))
                .getOrElse(request));
    }

    private static boolean isNotReady(Taint taint) {
        return taint.key().equals(NOT_READY) && taint.effect().equals(TaintEffect.NO_SCHEDULE);
    }

    private static Node tainted(Node node) {
        Taint taint =
                Taint.builder().key(NOT_READY).effect(TaintEffect.NO_SCHEDULE).build();
        return node.withSpec(node.spec().withTaints(node.spec().taints().append(taint)));
    }
}
