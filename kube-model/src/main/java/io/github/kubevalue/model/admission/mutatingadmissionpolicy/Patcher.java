package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admission.policy.PolicyExpressions;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.cel.Val;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Either;

/** One way to say how an object is changed. (policy/mutating/patch/interface.go) */
interface Patcher {

    /** Returns the object as an expression changes it. */
    Either<MutationFault, KubeObject> patched(KubeObject object, String expression, PolicyExpressions expressions);

    /** Returns the value of an expression that has that type. */
    static Either<MutationFault, Val> value(String text, CelType wanted, PolicyExpressions expressions) {
        return expressions
                .types()
                .compile(text, wanted)
                .flatMap(compiled -> expressions.evaluated(text, compiled))
                .mapLeft(MutationFault::of);
    }
}
