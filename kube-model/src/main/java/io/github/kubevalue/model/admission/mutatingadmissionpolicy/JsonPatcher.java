package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admission.policy.PolicyExpressions;
import io.github.kubevalue.model.admission.policy.PolicyTypes;
import io.github.kubevalue.model.cel.CelType;
import io.github.kubevalue.model.cel.Jsons;
import io.github.kubevalue.model.cel.Val;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.patch.JsonPatch;
import io.github.kubevalue.model.patch.PatchFault;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * Changes an object by a JSON patch; if a {@code test} in it fails, not at all. (policy/mutating/patch/json_patch.go)
 *
 * @param interfaces what makes an object of a document
 */
record JsonPatcher(ObjectInterfaces interfaces) implements Patcher {
    private static final CelType OPERATIONS = CelType.list(PolicyTypes.JSON_PATCH);

    @Override
    public Either<MutationFault, KubeObject> patched(
            KubeObject object, String expression, PolicyExpressions expressions) {
        return Patcher.value(expression, OPERATIONS, expressions)
                .flatMap(operations -> Either.sequenceRight(
                        ((Val.ListVal) operations).items().map(each -> operation((Val.Struct) each))))
                .flatMap(operations -> patched(object, new Json.Arr(operations.toVector())));
    }

    private static Either<MutationFault, Json> operation(Val.Struct operation) {
        return operation
                .fields()
                .get("value")
                .filter(Val.Struct.class::isInstance)
                .flatMap(value -> TypeNames.mismatch((Val.Struct) value))
                .toEither(operation)
                .swap()
                .flatMap(fitting -> Jsons.of(fitting)
                        .mapLeft(problem -> MutationFault.of(
                                "JSONPath valueExpression evaluated to a type that could not marshal to JSON: "
                                        + problem)));
    }

    private Either<MutationFault, KubeObject> patched(KubeObject object, Json operations) {
        Json.Obj before = ManifestWriter.tree(object);
        Either<PatchFault, Json> after = JsonPatch.of(operations).flatMap(patch -> patch.apply(before));
        if (after.isLeft()) {
            return after.getLeft().isOfTest()
                    ? Either.right(object)
                    : Either.left(
                            MutationFault.of("JSON Patch: " + after.getLeft().detail()));
        }
        return after.get() instanceof Json.Obj document
                ? decoded(object, before, document)
                : Either.left(MutationFault.internal("Object 'Kind' is missing in '" + after.get() + "'"));
    }

    private Either<MutationFault, KubeObject> decoded(KubeObject object, Json.Obj before, Json.Obj after) {
        return interfaces
                .decoded(object.type(), after)
                .mapLeft(MutationFault::internal)
                .flatMap(patched -> {
                    Seq<String> known = interfaces.unknown(object.type(), before);
                    Vector<String> unknown = interfaces
                            .unknown(object.type(), after)
                            .removeAll(known)
                            .toVector();
                    return unknown.isEmpty()
                            ? Either.right(patched)
                            : Either.left(
                                    MutationFault.internal(unknown.mkString("strict decoding error: ", ", ", "")));
                });
    }
}
