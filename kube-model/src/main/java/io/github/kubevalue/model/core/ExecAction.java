package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** A command to be run in the container. */
@Value.Immutable
@JsonDeserialize(builder = ExecAction.Builder.class)
public interface ExecAction extends ApiValue, WithExecAction {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The command and its arguments; no shell is involved. */
    Seq<String> command();

    /** Builds an {@link ExecAction}. */
    final class Builder extends ImmutableExecAction.Builder {
        Builder() {}
    }
}
