package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How quickly a workload is scaled in one direction. */
@Value.Immutable
@JsonDeserialize(builder = HPAScalingRules.Builder.class)
public interface HPAScalingRules extends ApiValue, WithHPAScalingRules {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Seconds of past advice of which the most careful is taken. */
    Option<Integer> stabilizationWindowSeconds();

    /** Which of the policies counts; the one that allows most unless set. */
    Option<ScalingPolicySelect> selectPolicy();

    /** The policies. */
    Seq<HPAScalingPolicy> policies();

    /** How far off a metric may be before anything is done; 10 % unless set. */
    Option<Quantity> tolerance();

    /** Builds a {@link HPAScalingRules}. */
    final class Builder extends ImmutableHPAScalingRules.Builder {
        Builder() {}
    }
}
