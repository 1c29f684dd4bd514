package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A strategic merge patch: objects are merged, {@code null} removes, lists are merged by their keys where the API says so and
 * replaced elsewhere. Directives say more: {@code $patch: replace} and {@code $patch: delete}, {@code $retainKeys},
 * {@code $deleteFromPrimitiveList/NAME}, {@code $setElementOrder/NAME}.
 *
 * <p>Laws: {@code between(a, b)} applied to {@code a} gives {@code b} if {@code b} holds no {@code null}. Fields that the API
 * does not know are merged if they are objects and replaced if they are lists, where the API server refuses them.
 *
 * @param body what to set, and directives
 */
public record StrategicMergePatch(Json.Obj body) implements Patch {

    /** Returns the patch that makes one object of the other. */
    public static Either<PatchFault, StrategicMergePatch> between(Json.Obj from, Json.Obj to, Schema schema) {
        return Rejection.caught(() -> new StrategicMergePatch(StrategicDifference.ALL.between(from, to, schema)));
    }

    @Override
    public boolean isEmpty() {
        return body.isEmpty();
    }

    @Override
    public String contentType() {
        return "application/strategic-merge-patch+json";
    }

    @Override
    public Either<PatchFault, Json> apply(Json document, Option<Schema> schema) {
        return schema.toEither(() -> new PatchFault(PatchFault.Sort.UNSUPPORTED, "no strategic merge patch"))
                .flatMap(shape -> document instanceof Json.Obj object
                        ? apply(object, shape).map(Json.class::cast)
                        : Either.left(PatchFault.malformed("invalid JSON document")));
    }

    /** Returns the changed object. */
    public Either<PatchFault, Json.Obj> apply(Json.Obj object, Schema schema) {
        return Rejection.caught(() -> StrategicMerge.INTO_OBJECTS.merged(object, body, schema));
    }
}
