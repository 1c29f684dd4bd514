package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How a DaemonSet replaces old pods. */
@Value.Immutable
@JsonDeserialize(builder = DaemonSetUpdateStrategy.Builder.class)
public interface DaemonSetUpdateStrategy extends ApiValue, WithDaemonSetUpdateStrategy {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The way; a rolling update unless said. */
    Option<DaemonSetUpdateStrategyType> type();

    /** The bounds of a rolling update. */
    Option<RollingUpdateDaemonSet> rollingUpdate();

    /** Builds a {@link DaemonSetUpdateStrategy}. */
    final class Builder extends ImmutableDaemonSetUpdateStrategy.Builder {
        Builder() {}
    }
}
