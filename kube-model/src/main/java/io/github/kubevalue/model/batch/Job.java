package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Pods that run until a number of them has succeeded. */
@Value.Immutable
@JsonDeserialize(builder = Job.Builder.class)
public interface Job extends KubeObject, WithJob {

    /** The kind {@code batch/v1 Job}. */
    Kind<Job> KIND = Kind.of("batch/v1", "Job", "jobs", Scope.NAMESPACED, Job.class);

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Job> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is wanted. */
    @Value.Default
    default JobSpec spec() {
        return JobSpec.builder().build();
    }

    /** What was last seen. */
    @Value.Default
    default JobStatus status() {
        return JobStatus.builder().build();
    }

    @Override
    Job withMetadata(ObjectMeta metadata);

    /** Builds a {@link Job}. */
    final class Builder extends ImmutableJob.Builder {
        Builder() {}
    }
}
