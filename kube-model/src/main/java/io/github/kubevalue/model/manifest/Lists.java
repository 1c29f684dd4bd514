package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Takes lists apart: {@code kind: List}, and the typed lists of the API, such as {@code PodList}. */
final class Lists {
    private Lists() {}

    /** Returns the objects of a document: its items, and theirs, if it is a list; otherwise the document itself. */
    static Seq<Part> flatten(Part part) {
        return items(part)
                .map(items -> (Seq<Part>) items.flatMap(Lists::flatten))
                .getOrElse(Vector.of(part));
    }

    private static Option<Vector<Part>> items(Part part) {
        return part.text("kind")
                .filter(kind -> kind.endsWith("List"))
                .flatMap(kind -> part.fields().get().get("items"))
                .filter(Json.Arr.class::isInstance)
                .map(items -> items(part, (Json.Arr) items));
    }

    private static Vector<Part> items(Part list, Json.Arr items) {
        Part array = list.part("items", items);
        return items.items().zipWithIndex((item, index) -> kinded(list, array.part(Integer.toString(index), item)));
    }

    /** The items of a typed list may leave out what they are. */
    private static Part kinded(Part list, Part item) {
        // apimachinery, unstructured/helpers.go, decodeToList
        String kind = list.text("kind").get().replaceFirst("List$", "");
        if (kind.isEmpty() || item.fields().isEmpty() || item.text("kind").exists(text -> !text.isEmpty())) {
            return item;
        }
        LinkedHashMap<String, Json> fields = item.fields().get().put("kind", Json.of(kind));
        return new Part(
                new Json.Obj(
                        fields.put("apiVersion", Json.of(list.text("apiVersion").getOrElse("")))),
                item.places(),
                item.size());
    }
}
