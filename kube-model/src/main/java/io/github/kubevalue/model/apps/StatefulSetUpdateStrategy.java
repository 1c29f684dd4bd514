package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How a StatefulSet replaces old pods. */
@Value.Immutable
@JsonDeserialize(builder = StatefulSetUpdateStrategy.Builder.class)
public interface StatefulSetUpdateStrategy extends ApiValue, WithStatefulSetUpdateStrategy {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The way; a rolling update unless said. */
    Option<StatefulSetUpdateStrategyType> type();

    /** The bounds of a rolling update. */
    Option<RollingUpdateStatefulSetStrategy> rollingUpdate();

    /** Builds a {@link StatefulSetUpdateStrategy}. */
    final class Builder extends ImmutableStatefulSetUpdateStrategy.Builder {
        Builder() {}
    }
}
