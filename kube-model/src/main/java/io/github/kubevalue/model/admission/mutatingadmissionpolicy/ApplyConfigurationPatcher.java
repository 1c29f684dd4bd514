package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.admission.policy.PolicyExpressions;
import io.github.kubevalue.model.admission.policy.PolicyTypes;
import io.github.kubevalue.model.cel.Jsons;
import io.github.kubevalue.model.cel.Val;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.schema.Schema;
import io.github.kubevalue.model.typed.TypedValue;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * Merges a configuration into an object as server-side apply does, but nobody owns its fields. (policy/mutating/patch/smd.go)
 *
 * @param schema the shape of the object
 * @param interfaces what makes an object of a document
 */
record ApplyConfigurationPatcher(Schema schema, ObjectInterfaces interfaces) implements Patcher {

    @Override
    public Either<MutationFault, KubeObject> patched(
            KubeObject object, String expression, PolicyExpressions expressions) {
        return Patcher.value(expression, PolicyTypes.OBJECT, expressions)
                .map(Val.Struct.class::cast)
                .flatMap(config -> TypeNames.mismatch(config).toEither(config).swap())
                .flatMap(config ->
                        Jsons.of(config).mapLeft(problem -> MutationFault.of("invalid return type: " + problem)))
                .flatMap(config -> merged(object, (Json.Obj) config)
                        .mapLeft(problem -> MutationFault.of("error applying patch: " + problem)));
    }

    private Either<String, KubeObject> merged(KubeObject object, Json.Obj said) {
        Kind<?> kind = object.type();
        Json.Obj config = said.with("apiVersion", Json.of(kind.apiVersion())).with("kind", Json.of(kind.name()));
        TypedValue patch = new TypedValue(config, schema);
        Seq<String> faults = patch.faults();
        Vector<String> atomics = faults.isEmpty() ? Atomics.of(config, schema) : Vector.empty();
        if (!faults.isEmpty()) {
            return Either.left("failed to convert patch object to typed object: " + told(faults));
        }
        return atomics.isEmpty()
                ? interfaces.decoded(kind, (Json.Obj) new TypedValue(ManifestWriter.tree(object), schema)
                        .merge(patch)
                        .value())
                : Either.left("invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: "
                        + atomics.mkString(", "));
    }

    // structured-merge-diff, typed/helpers.go, ValidationErrors
    private static String told(Seq<String> faults) {
        return faults.size() == 1
                ? faults.head()
                : faults.map(fault -> "  " + fault).prepend("errors:").mkString("\n");
    }
}
