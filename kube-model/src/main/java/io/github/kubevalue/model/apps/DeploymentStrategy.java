package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How a Deployment replaces old pods. */
@Value.Immutable
@JsonDeserialize(builder = DeploymentStrategy.Builder.class)
public interface DeploymentStrategy extends ApiValue, WithDeploymentStrategy {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The way; a rolling update unless said. */
    Option<DeploymentStrategyType> type();

    /** The bounds of a rolling update. */
    Option<RollingUpdateDeployment> rollingUpdate();

    /** Builds a {@link DeploymentStrategy}. */
    final class Builder extends ImmutableDeploymentStrategy.Builder {
        Builder() {}
    }
}
