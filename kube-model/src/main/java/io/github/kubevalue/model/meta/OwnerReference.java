package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A link from a dependent to its owner, valid only for one life of the owner: the uid counts, not the name. */
@Value.Immutable
@JsonDeserialize(builder = OwnerReference.Builder.class)
public interface OwnerReference extends ApiValue, WithOwnerReference {

    /** Returns the reference by which a controller claims a dependent. */
    static OwnerReference controller(KubeObject owner) {
        return builder()
                .apiVersion(owner.type().apiVersion())
                .kind(owner.type().name())
                .name(owner.name())
                .uid(owner.metadata().uid().getOrElse(""))
                .controller(true)
                .blockOwnerDeletion(true)
                .build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Group and version of the owner. */
    @JsonInclude
    @Value.Default
    default String apiVersion() {
        return "";
    }

    /** The owner's kind. */
    @JsonInclude
    @Value.Default
    default String kind() {
        return "";
    }

    /** The owner's name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The life of the owner that is meant. */
    @JsonInclude
    @Value.Default
    default String uid() {
        return "";
    }

    /** Whether the owner controls the dependent. */
    Option<Boolean> controller();

    /** Whether the owner, deleted in the foreground, waits for this dependent. */
    Option<Boolean> blockOwnerDeletion();

    /** Whether the owner controls the dependent. */
    default boolean isController() {
        return controller().getOrElse(false);
    }

    /** Builds an {@link OwnerReference}. */
    final class Builder extends ImmutableOwnerReference.Builder {
        Builder() {}
    }
}
