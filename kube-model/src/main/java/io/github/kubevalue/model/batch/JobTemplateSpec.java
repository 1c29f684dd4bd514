package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** What the Jobs of a CronJob are made from. */
@Value.Immutable
@JsonDeserialize(builder = JobTemplateSpec.Builder.class)
public interface JobTemplateSpec extends ApiValue, WithJobTemplateSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Labels and annotations of the Jobs. */
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What the Jobs want. */
    @Value.Default
    default JobSpec spec() {
        return JobSpec.builder().build();
    }

    /** Builds a {@link JobTemplateSpec}. */
    final class Builder extends ImmutableJobTemplateSpec.Builder {
        Builder() {}
    }
}
