package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A JSON merge patch (RFC 7386): what it says is set, what it says to be {@code null} is removed, lists are replaced.
 *
 * <p>Laws: {@code between(a, b)} applied to {@code a} gives {@code b} if {@code b} holds no {@code null}; applying a patch
 * twice is applying it once.
 *
 * @param body what to set
 */
public record MergePatch(Json body) implements Patch {

    /** Returns the patch that makes one document of the other. */
    public static MergePatch between(Json from, Json to) {
        return new MergePatch(
                from instanceof Json.Obj source && to instanceof Json.Obj target ? difference(source, target) : to);
    }

    private static Json.Obj difference(Json.Obj from, Json.Obj to) {
        Json.Obj patch = Json.Obj.EMPTY;
        for (Tuple2<String, Json> field : to.fields()) {
            Option<Json> old = from.get(field._1);
            if (field._2 instanceof Json.Obj target && old.getOrElse(Json.NULL) instanceof Json.Obj source) {
                Json.Obj inner = difference(source, target);
                patch = inner.isEmpty() ? patch : patch.with(field._1, inner);
            } else if (!old.contains(field._2)) {
                patch = patch.with(field._1, field._2);
            }
        }
        for (String name : from.fields().keySet()) {
            patch = to.has(name) ? patch : patch.with(name, Json.NULL);
        }
        return patch;
    }

    @Override
    public String contentType() {
        return "application/merge-patch+json";
    }

    @Override
    public boolean isEmpty() {
        return body.equals(Json.Obj.EMPTY);
    }

    @Override
    public Either<PatchFault, Json> apply(Json document, Option<Schema> schema) {
        // evanphx/json-patch, merge.go, doMergePatch
        return body instanceof Json.Obj || body instanceof Json.Arr
                ? Either.right(apply(document))
                : Either.left(PatchFault.malformed("Invalid JSON Patch"));
    }

    /** Returns the changed document. */
    public Json apply(Json document) {
        return merged(document, body);
    }

    private static Json merged(Json document, Json patch) {
        if (!(patch instanceof Json.Obj changes)) {
            return patch;
        }
        Json.Obj result = document instanceof Json.Obj object ? object : Json.Obj.EMPTY;
        for (Tuple2<String, Json> change : changes.fields()) {
            result = change._2 instanceof Json.Null
                    ? result.without(change._1)
                    : result.with(change._1, merged(result.get(change._1).getOrElse(Json.NULL), change._2));
        }
        return result;
    }
}
