package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The storage drivers that a node has. */
@Value.Immutable
@JsonDeserialize(builder = CSINodeSpec.Builder.class)
public interface CSINodeSpec extends ApiValue, WithCSINodeSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** One entry for each. */
    @JsonInclude
    Seq<CSINodeDriver> drivers();

    /** Builds a {@link CSINodeSpec}. */
    final class Builder extends ImmutableCSINodeSpec.Builder {
        Builder() {}
    }
}
