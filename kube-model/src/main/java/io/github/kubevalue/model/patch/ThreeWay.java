package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The three documents of {@code kubectl apply}. What the manifest has dropped since it was applied before is removed; what it
 * says is set; what others have added stays.
 *
 * @param original what was applied before; an empty object if that is not known, and then nothing is removed
 * @param modified what is to be applied
 * @param current what there is
 */
public record ThreeWay(Json.Obj original, Json.Obj modified, Json.Obj current) {

    /** Returns the patch for objects of that shape: a strategic one if the shape is known, otherwise a JSON merge patch. */
    public Either<PatchFault, Patch> patch(Option<Schema> schema) {
        return schema.map(shape -> strategic(shape).map(Patch.class::cast)).getOrElse(() -> Either.right(merge()));
    }

    /** Returns the strategic merge patch. */
    public Either<PatchFault, StrategicMergePatch> strategic(Schema schema) {
        // apimachinery/pkg/util/strategicpatch/patch.go, CreateThreeWayMergePatch
        return Rejection.caught(() -> {
            Json.Obj changes = StrategicDifference.ADDITIONS.between(current, modified, schema);
            Json.Obj deletions = StrategicDifference.DELETIONS.between(original, modified, schema);
            return new StrategicMergePatch(StrategicMerge.OF_PATCHES.merged(deletions, changes, schema));
        });
    }

    /** Returns the JSON merge patch. */
    public MergePatch merge() {
        // apimachinery/pkg/util/jsonmergepatch/patch.go, CreateThreeWayJSONMergePatch
        Json.Obj changes =
                only(false, (Json.Obj) MergePatch.between(current, modified).body());
        Json.Obj deletions =
                only(true, (Json.Obj) MergePatch.between(original, modified).body());
        return new MergePatch(together(deletions, changes));
    }

    /** The nulls of a patch, or all else. */
    private static Json.Obj only(boolean nulls, Json.Obj patch) {
        Json.Obj kept = Json.Obj.EMPTY;
        for (Tuple2<String, Json> field : patch.fields()) {
            if (field._2 instanceof Json.Obj inner && !inner.isEmpty()) {
                Json.Obj part = only(nulls, inner);
                kept = part.isEmpty() ? kept : kept.with(field._1, part);
            } else if (field._2 instanceof Json.Null == nulls) {
                kept = kept.with(field._1, field._2);
            }
        }
        return kept;
    }

    /** The patch that does both; no field is in both but as an object. */
    private static Json.Obj together(Json.Obj deletions, Json.Obj changes) {
        Json.Obj patch = deletions;
        for (Tuple2<String, Json> field : changes.fields()) {
            Json known = patch.get(field._1).getOrElse(Json.NULL);
            patch = patch.with(
                    field._1,
                    known instanceof Json.Obj left && field._2 instanceof Json.Obj right
                            ? together(left, right)
                            : field._2);
        }
        return patch;
    }
}
