package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How something is to be deleted. */
@Value.Immutable
@JsonDeserialize(builder = DeleteOptions.Builder.class)
public interface DeleteOptions extends ApiValue, WithDeleteOptions {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The group and version of these options. */
    Option<String> apiVersion();

    /** The kind of these options, {@code DeleteOptions}. */
    Option<String> kind();

    /** Seconds to end in; 0 deletes at once, the kind decides unless set. */
    Option<Long> gracePeriodSeconds();

    /** What must be so, or nothing is deleted. */
    Option<Preconditions> preconditions();

    /** Whether dependents are left alone; superseded by {@link #propagationPolicy()}. */
    Option<Boolean> orphanDependents();

    /** What becomes of the dependents. */
    Option<DeletionPropagation> propagationPolicy();

    /** {@code All}: everything is done but the write. */
    Seq<String> dryRun();

    /** Whether an object that cannot be read is deleted nevertheless. */
    Option<Boolean> ignoreStoreReadErrorWithClusterBreakingPotential();

    /** Builds a {@link DeleteOptions}. */
    final class Builder extends ImmutableDeleteOptions.Builder {
        Builder() {}
    }
}
