package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A clone of a git repository; no longer supported. */
@Value.Immutable
@JsonDeserialize(builder = GitRepoVolumeSource.Builder.class)
public interface GitRepoVolumeSource extends ApiValue, WithGitRepoVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it is cloned from. */
    @JsonInclude
    @Value.Default
    default String repository() {
        return "";
    }

    /** The commit. */
    Option<String> revision();

    /** The directory it is cloned into. */
    Option<String> directory();

    /** Builds a {@link GitRepoVolumeSource}. */
    final class Builder extends ImmutableGitRepoVolumeSource.Builder {
        Builder() {}
    }
}
