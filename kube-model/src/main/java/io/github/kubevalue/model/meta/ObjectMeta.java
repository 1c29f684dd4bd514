package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Name, labels, owners and the life of an object: {@code ObjectMeta.named("demo", "web")}. */
@Value.Immutable
@JsonDeserialize(builder = ObjectMeta.Builder.class)
public interface ObjectMeta extends ApiValue, WithObjectMeta {

    /** Returns metadata that say nothing. */
    static ObjectMeta of() {
        return builder().build();
    }

    /** Returns the metadata of an object in a namespace. */
    static ObjectMeta named(String namespace, String name) {
        return builder().namespace(namespace).name(name).build();
    }

    /** Returns the metadata of an object of the cluster. */
    static ObjectMeta named(String name) {
        return builder().name(name).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name, unique among the objects of a kind in a namespace. */
    Option<String> name();

    /** The prefix of a name that the API server completes. */
    Option<String> generateName();

    /** The namespace; none for kinds of the cluster. */
    Option<String> namespace();

    /** What selectors select by. */
    SortedMap<String, String> labels();

    /** What tools note on the object; never selected by. */
    SortedMap<String, String> annotations();

    /** Tells two lives of one name apart. */
    Option<String> uid();

    /** The store's revision of the last write, in decimal. */
    Option<String> resourceVersion();

    /** Counts changes of the desired state. */
    Option<Long> generation();

    /** When the object was created. */
    Option<Instant> creationTimestamp();

    /** When the object is to be gone; set once deletion has begun. */
    Option<Instant> deletionTimestamp();

    /** Seconds given to end gracefully; set with the deletion timestamp. */
    Option<Long> deletionGracePeriodSeconds();

    /** What must happen before the object may go. */
    Seq<String> finalizers();

    /** The objects this one lives and dies with. */
    Seq<OwnerReference> ownerReferences();

    /** Who wrote which fields; empty as long as nobody keeps account of it. */
    Seq<ManagedFieldsEntry> managedFields();

    /** No longer used. */
    Option<String> selfLink();

    /** The owner that controls this object, of which there is at most one. */
    default Option<OwnerReference> controllerRef() {
        return ownerReferences().find(OwnerReference::isController);
    }

    /** Whether deletion has begun. */
    default boolean isDeleting() {
        return deletionTimestamp().isDefined();
    }

    /** Whether there is that annotation, whatever its value. */
    default boolean isAnnotated(String key) {
        return annotations().containsKey(key);
    }

    /** Returns these metadata with that annotation. */
    default ObjectMeta withAnnotation(String key, String value) {
        return withAnnotations(annotations().put(key, value));
    }

    /** Returns these metadata without that annotation. */
    default ObjectMeta withoutAnnotation(String key) {
        return withAnnotations(annotations().remove(key));
    }

    /** Returns these metadata without that finalizer. */
    default ObjectMeta withoutFinalizer(String finalizer) {
        return withFinalizers(finalizers().remove(finalizer));
    }

    /** Returns these metadata with that name. */
    default ObjectMeta withName(String name) {
        return withName(Option.of(name));
    }

    /** Returns these metadata in that namespace. */
    default ObjectMeta withNamespace(String namespace) {
        return withNamespace(Option.of(namespace));
    }

    /** Builds {@link ObjectMeta}. */
    final class Builder extends ImmutableObjectMeta.Builder {
        Builder() {}
    }
}
