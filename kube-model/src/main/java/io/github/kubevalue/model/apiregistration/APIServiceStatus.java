package io.github.kubevalue.model.apiregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Whether an API can be reached. */
@Value.Immutable
@JsonDeserialize(builder = APIServiceStatus.Builder.class)
public interface APIServiceStatus extends ApiValue, WithAPIServiceStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Aspects of its state. */
    Seq<APIServiceCondition> conditions();

    /** Builds an {@link APIServiceStatus}. */
    final class Builder extends ImmutableAPIServiceStatus.Builder {
        Builder() {}
    }
}
