package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What the controller last saw of a CronJob. */
@Value.Immutable
@JsonDeserialize(builder = CronJobStatus.Builder.class)
public interface CronJobStatus extends ApiValue, WithCronJobStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The Jobs that run now. */
    Seq<ObjectReference> active();

    /** When a Job was last due and made. */
    Option<Instant> lastScheduleTime();

    /** When a Job last ended well. */
    Option<Instant> lastSuccessfulTime();

    /** Builds a {@link CronJobStatus}. */
    final class Builder extends ImmutableCronJobStatus.Builder {
        Builder() {}
    }
}
