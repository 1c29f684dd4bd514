package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A JSON pointer (RFC 6901): {@code /metadata/annotations/kubevalue.io~1ready}.
 *
 * @param text the pointer as it is written
 */
public record JsonPointer(String text) {

    /** Whether it points to the whole document. */
    boolean isRoot() {
        return text.isEmpty();
    }

    /** Returns the place in a document; none if what is around it is missing or is a scalar. */
    Option<JsonPlace> in(Json document) {
        Vector<String> steps = Vector.of(text.split("/", -1)).map(JsonPointer::decoded);
        return steps.size() < 2
                ? Option.none()
                : new JsonPlace(document, Vector.empty(), steps.last())
                        .within(steps.drop(1).init());
    }

    private static String decoded(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
