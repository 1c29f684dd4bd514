package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How far a rolling update may stray from the wanted number of pods. */
@Value.Immutable
@JsonDeserialize(builder = RollingUpdateDeployment.Builder.class)
public interface RollingUpdateDeployment extends ApiValue, WithRollingUpdateDeployment {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many may be missing, as a number or a share rounded down; 25% unless said. */
    Option<IntOrString> maxUnavailable();

    /** How many may be there in excess, as a number or a share rounded up; 25% unless said. */
    Option<IntOrString> maxSurge();

    /** Builds a {@link RollingUpdateDeployment}. */
    final class Builder extends ImmutableRollingUpdateDeployment.Builder {
        Builder() {}
    }
}
