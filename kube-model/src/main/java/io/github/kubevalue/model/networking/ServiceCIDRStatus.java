package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Condition;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Whether ranges are in use. */
@Value.Immutable
@JsonDeserialize(builder = ServiceCIDRStatus.Builder.class)
public interface ServiceCIDRStatus extends ApiValue, WithServiceCIDRStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Aspects of its state. */
    Seq<Condition> conditions();

    /** Returns the condition of that type. */
    default Option<Condition> condition(String type) {
        return conditions().find(condition -> condition.type().equals(type));
    }

    /** Builds a {@link ServiceCIDRStatus}. */
    final class Builder extends ImmutableServiceCIDRStatus.Builder {
        Builder() {}
    }
}
