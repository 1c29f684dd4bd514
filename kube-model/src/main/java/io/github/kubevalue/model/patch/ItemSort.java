package io.github.kubevalue.model.patch;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The sort of items that lists hold, which must be one. */
enum ItemSort {
    /** Objects. */
    OBJECTS,
    /** Texts, numbers, truth values. */
    SCALARS;

    /** Returns the sort of the items of some lists that belong together; none if they are empty. */
    static Option<ItemSort> of(Seq<Vector<Json>> lists) {
        // strategicpatch/patch.go, sliceElementType
        Seq<Json> items = lists.flatMap(list -> list);
        if (items.exists(Json.Arr.class::isInstance)) {
            throw new Rejection(PatchFault.inapplicable("lists of lists are not supported"));
        }
        if (items.map(Object::getClass).distinct().size() > 1) {
            throw new Rejection(PatchFault.unforeseen("list element types are not identical: "
                    + GoText.of(new Json.Arr(Vector.ofAll(lists.map(Json.Arr::new))))));
        }
        return items.headOption().map(item -> item instanceof Json.Obj ? OBJECTS : SCALARS);
    }

    /** Returns how items of this sort are told apart in a list with that merge key. */
    MergeKey key(Option<String> mergeKey) {
        return new MergeKey(this == OBJECTS ? mergeKey : Option.none());
    }
}
