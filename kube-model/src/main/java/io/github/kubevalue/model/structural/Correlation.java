package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.json.Json;
import io.vavr.control.Option;

/**
 * What stood in the place of a value before an update. Items of sets and of lists that are replaced as a whole have no
 * such place. (apiserver/pkg/cel/common; apiserver, CorrelatedObject)
 */
public final class Correlation {
    private Correlation() {}

    /** Returns what a field was before, given what the object was. */
    public static Option<Json> field(Option<Json> before, String name) {
        return before.flatMap(old -> old.get(name));
    }

    /** Returns what an item of a list was before: in a list that is a map, the item of the same key. */
    public static Option<Json> item(Option<Json> before, JSONSchemaProps list, Json item) {
        if (!(before.getOrElse(Json.NULL) instanceof Json.Arr old)) {
            return Option.none();
        }
        return list.listType().contains("map")
                ? old.items()
                        .find(other ->
                                list.listMapKeys().forAll(key -> other.get(key).equals(item.get(key))))
                : Option.none();
    }
}
