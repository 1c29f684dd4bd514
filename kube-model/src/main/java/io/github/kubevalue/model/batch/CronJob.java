package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Jobs made by the clock. */
@Value.Immutable
@JsonDeserialize(builder = CronJob.Builder.class)
public interface CronJob extends KubeObject, WithCronJob {

    /** The kind {@code batch/v1 CronJob}. */
    Kind<CronJob> KIND = Kind.of("batch/v1", "CronJob", "cronjobs", Scope.NAMESPACED, CronJob.class);

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<CronJob> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is wanted. */
    @Value.Default
    default CronJobSpec spec() {
        return CronJobSpec.builder().build();
    }

    /** What was last seen. */
    @Value.Default
    default CronJobStatus status() {
        return CronJobStatus.builder().build();
    }

    @Override
    CronJob withMetadata(ObjectMeta metadata);

    /** Builds a {@link CronJob}. */
    final class Builder extends ImmutableCronJob.Builder {
        Builder() {}
    }
}
