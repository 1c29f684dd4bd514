package io.github.kubevalue.model.authentication;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** Who the asker is. */
@Value.Immutable
@JsonDeserialize(builder = SelfSubjectReviewStatus.Builder.class)
public interface SelfSubjectReviewStatus extends ApiValue, WithSelfSubjectReviewStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The user. */
    @Value.Default
    default UserInfo userInfo() {
        return UserInfo.builder().build();
    }

    /** Builds a {@link SelfSubjectReviewStatus}. */
    final class Builder extends ImmutableSelfSubjectReviewStatus.Builder {
        Builder() {}
    }
}
