package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on the annotations that say how containers behave: our own, not the API server's. */
final class BehaviourRules {
    private BehaviourRules() {}

    /** Returns the faults of the annotations of a pod or a template. */
    static Seq<FieldError> faults(ObjectMeta metadata, PodSpec spec, FieldPath path) {
        if (metadata.annotations().keySet().forAll(key -> !key.startsWith(PodBehaviour.PREFIX))) {
            return Vector.empty();
        }
        return PodBehaviour.of(Pod.builder().metadata(metadata).spec(spec).build())
                .problems()
                .map(problem ->
                        path.child("annotations").key(problem.annotation()).invalid(problem.value(), problem.detail()));
    }
}
