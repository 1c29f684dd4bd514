package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Who wants to do what. */
@Value.Immutable
@JsonDeserialize(builder = SubjectAccessReviewSpec.Builder.class)
public interface SubjectAccessReviewSpec extends ApiValue, WithSubjectAccessReviewSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What is to be done to a resource. */
    Option<ResourceAttributes> resourceAttributes();

    /** What is to be done to a path that is no resource. */
    Option<NonResourceAttributes> nonResourceAttributes();

    /** The user. */
    Option<String> user();

    /** The user's groups. */
    Seq<String> groups();

    /** What else is known of the user. */
    SortedMap<String, Seq<String>> extra();

    /** The user's identity. */
    Option<String> uid();

    /** Builds a {@link SubjectAccessReviewSpec}. */
    final class Builder extends ImmutableSubjectAccessReviewSpec.Builder {
        Builder() {}
    }
}
