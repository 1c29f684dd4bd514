package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How far a rolling update of a StatefulSet goes, and how fast. */
@Value.Immutable
@JsonDeserialize(builder = RollingUpdateStatefulSetStrategy.Builder.class)
public interface RollingUpdateStatefulSetStrategy extends ApiValue, WithRollingUpdateStatefulSetStrategy {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The lowest ordinal that is updated; 0 unless said. */
    Option<Integer> partition();

    /** How many pods may be missing, as a number or a share rounded up; 1 unless said. */
    Option<IntOrString> maxUnavailable();

    /** Builds a {@link RollingUpdateStatefulSetStrategy}. */
    final class Builder extends ImmutableRollingUpdateStatefulSetStrategy.Builder {
        Builder() {}
    }
}
