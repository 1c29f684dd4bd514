package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The objects that parameterise a policy, in one binding. */
@Value.Immutable
@JsonDeserialize(builder = ParamRef.Builder.class)
public interface ParamRef extends ApiValue, WithParamRef {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the one. */
    Option<String> name();

    /** Its namespace; that of the request unless set. */
    Option<String> namespace();

    /** The labels of all of them. */
    Option<LabelSelector> selector();

    /** What becomes of a request when there is none. */
    Option<ParameterNotFoundActionType> parameterNotFoundAction();

    /** Builds a {@link ParamRef}. */
    final class Builder extends ImmutableParamRef.Builder {
        Builder() {}
    }
}
