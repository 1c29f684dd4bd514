package io.github.kubevalue.model.authentication;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A user as the API server knows it. */
@Value.Immutable
@JsonDeserialize(builder = UserInfo.Builder.class)
public interface UserInfo extends ApiValue, WithUserInfo {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name. */
    Option<String> username();

    /** The identity. */
    Option<String> uid();

    /** The groups. */
    Seq<String> groups();

    /** What else is known. */
    SortedMap<String, Seq<String>> extra();

    /** Builds a {@link UserInfo}. */
    final class Builder extends ImmutableUserInfo.Builder {
        Builder() {}
    }
}
