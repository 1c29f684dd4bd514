package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How fast a rolling update of a DaemonSet goes. */
@Value.Immutable
@JsonDeserialize(builder = RollingUpdateDaemonSet.Builder.class)
public interface RollingUpdateDaemonSet extends ApiValue, WithRollingUpdateDaemonSet {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** On how many nodes the pod may be missing, as a number or a share rounded up; 1 unless said. */
    Option<IntOrString> maxUnavailable();

    /** On how many nodes two pods may be, as a number or a share rounded up; 0 unless said. */
    Option<IntOrString> maxSurge();

    /** Builds a {@link RollingUpdateDaemonSet}. */
    final class Builder extends ImmutableRollingUpdateDaemonSet.Builder {
        Builder() {}
    }
}
