package io.github.kubevalue.model.canonical;

import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * The canonical form of objects. Left out are {@code resourceVersion}, {@code managedFields} and the annotations that count
 * roll-outs; uids, times, addresses and the generated ends of names are masked; of {@code generation} and {@code
 * observedGeneration} only the distance counts, and of the time of a deletion that it has begun.
 *
 * <p>The form is coarse: of two pods with one {@code generateName}, another object's reference to the one is the same as to the
 * other.
 */
public final class Canonical {
    private static final Set<String> DROPPED =
            HashSet.of("uid", "resourceVersion", "creationTimestamp", "generation", "managedFields", "selfLink");
    private static final Set<String> COUNTERS = HashSet.of(
            "deployment.kubernetes.io/revision",
            "deployment.kubernetes.io/revision-history",
            "deprecated.daemonset.template.generation");

    private Canonical() {}

    /** Returns the family of a key, {@code pod/demo/web-*}: the key itself unless its name was generated. */
    public static String family(ResourceKey key) {
        return Masks.masked(key.toString());
    }

    /** Returns the canonical form of an object. */
    public static Json of(KubeObject object) {
        Json.Obj tree = (Json.Obj) Codec.encode(object);
        long generation = object.metadata().generation().getOrElse(0L);
        LinkedHashMap<String, Json> fields = tree.fields()
                .map((name, value) -> Tuple.of(
                        name, name.equals("metadata") ? metadata((Json.Obj) value) : masked(name, value, generation)));
        return new Json.Obj(object.type().name().equals("ControllerRevision") ? fields.remove("revision") : fields);
    }

    private static Json metadata(Json.Obj metadata) {
        return new Json.Obj(metadata.fields()
                .filterKeys(name -> !DROPPED.contains(name))
                .map((name, value) ->
                        Tuple.of(name, name.equals("annotations") ? annotations(value) : masked(name, value, 0))));
    }

    private static Json annotations(Json annotations) {
        Json.Obj kept = new Json.Obj(((Json.Obj) annotations).fields().filterKeys(name -> !COUNTERS.contains(name)));
        return masked("", kept, 0);
    }

    private static Json masked(String field, Json value, long generation) {
        if (value instanceof Json.Text text) {
            return new Json.Text(Masks.masked(text.value()));
        }
        if (value instanceof Json.Obj object) {
            return new Json.Obj(object.fields().map((name, each) -> Tuple.of(name, masked(name, each, generation))));
        }
        if (value instanceof Json.Arr list) {
            return new Json.Arr(list.items().map(each -> masked(field, each, generation)));
        }
        boolean isObserved = field.equals("observedGeneration") && value instanceof Json.Number;
        return isObserved ? Json.of(generation - ((Json.Number) value).value().longValue()) : value;
    }

    /** Returns a number that equal canonical forms have in common, and others hardly ever. */
    public static long hash(KubeObject object) {
        return Hash.mixed(Hash.of(object.type().toString()) ^ Hash.of(of(object)));
    }

    /** Returns such a number of the family of a key. */
    public static long hash(ResourceKey key) {
        return Hash.of(family(key));
    }

    /** Returns that number, or 0 where there is no object. */
    public static long hash(Option<KubeObject> object) {
        return object.map(Canonical::hash).getOrElse(0L);
    }
}
