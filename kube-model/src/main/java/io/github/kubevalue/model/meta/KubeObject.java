package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** An object of the Kubernetes API: something with a kind, a name and a life of its own. */
public interface KubeObject extends ApiValue {

    /** The kind of this object. */
    @JsonIgnore
    Kind<?> type();

    /** Name, labels, owners and the life of this object. */
    ObjectMeta metadata();

    /** Returns this object with other metadata. */
    KubeObject withMetadata(ObjectMeta metadata);

    /** What identifies this object. */
    default ResourceKey key() {
        return type().key(
                        metadata().namespace().getOrElse(""), metadata().name().getOrElse(""));
    }

    /** The name; empty if the manifest gives none. */
    default String name() {
        return metadata().name().getOrElse("");
    }

    /** The namespace; empty for kinds of the cluster, and before the API server has set it. */
    default String namespace() {
        return metadata().namespace().getOrElse("");
    }
}
