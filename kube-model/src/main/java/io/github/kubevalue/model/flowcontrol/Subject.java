package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Somebody who asks: a user, a group or a service account. */
@Value.Immutable
@JsonDeserialize(builder = Subject.Builder.class)
public interface Subject extends ApiValue, WithSubject {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Which of them; the field of that name is set. */
    @Value.Default
    default SubjectKind kind() {
        return new SubjectKind("");
    }

    /** A user. */
    Option<UserSubject> user();

    /** A group. */
    Option<GroupSubject> group();

    /** A service account. */
    Option<ServiceAccountSubject> serviceAccount();

    /** Builds a {@link Subject}. */
    final class Builder extends ImmutableSubject.Builder {
        Builder() {}
    }
}
