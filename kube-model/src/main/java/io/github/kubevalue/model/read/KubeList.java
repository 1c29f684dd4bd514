package io.github.kubevalue.model.read;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Objects of one kind at one revision: {@code PodList}; or a page of them.
 *
 * @param kind the kind of the objects
 * @param items the objects, in the order of the store's keys
 * @param resourceVersion the revision at which they are so; a watch goes on from there
 * @param continueToken where the next page begins; empty for the last one
 * @param remainingItemCount how many objects come after this page; none if it is the last, or if a selector was given
 * @param <T> the type of the objects
 */
public record KubeList<T extends KubeObject>(
        Kind<T> kind, Seq<T> items, String resourceVersion, String continueToken, Option<Long> remainingItemCount) {

    /** Whether there may be more to read. */
    public boolean hasMore() {
        return !continueToken.isEmpty();
    }

    /** The list as the API writes it. */
    public Json.Obj json() {
        LinkedHashMap<String, Json> version = LinkedHashMap.of("resourceVersion", Json.of(resourceVersion));
        LinkedHashMap<String, Json> paged = hasMore() ? version.put("continue", Json.of(continueToken)) : version;
        LinkedHashMap<String, Json> meta = remainingItemCount
                .map(count -> paged.put("remainingItemCount", Json.of(count)))
                .getOrElse(paged);
        return new Json.Obj(LinkedHashMap.of(
                "kind",
                Json.of(kind.name() + "List"),
                "apiVersion",
                Json.of(kind.apiVersion()),
                "metadata",
                new Json.Obj(meta),
                "items",
                new Json.Arr(items.<Json>map(ManifestWriter::tree).toVector())));
    }
}
