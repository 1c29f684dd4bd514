package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Refers to an object, of any kind, or to a part of it. */
@Value.Immutable
@JsonDeserialize(builder = ObjectReference.Builder.class)
public interface ObjectReference extends ApiValue, WithObjectReference {

    /** Returns a reference to this life of an object. */
    static ObjectReference to(KubeObject object) {
        return builder()
                .apiVersion(object.type().apiVersion())
                .kind(object.type().name())
                .namespace(object.metadata().namespace())
                .name(object.name())
                .uid(object.metadata().uid())
                .build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The kind. */
    Option<String> kind();

    /** The namespace. */
    Option<String> namespace();

    /** The name. */
    Option<String> name();

    /** The life of the object that is meant. */
    Option<String> uid();

    /** The group and version. */
    Option<String> apiVersion();

    /** The revision that is meant. */
    Option<String> resourceVersion();

    /** The part of the object. */
    Option<String> fieldPath();

    /** Builds an {@link ObjectReference}. */
    final class Builder extends ImmutableObjectReference.Builder {
        Builder() {}
    }
}
