package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** What claims made from a template are to be. */
@Value.Immutable
@JsonDeserialize(builder = ResourceClaimTemplateSpec.Builder.class)
public interface ResourceClaimTemplateSpec extends ApiValue, WithResourceClaimTemplateSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Labels and annotations of the claims. */
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is claimed. */
    @Value.Default
    default ResourceClaimSpec spec() {
        return ResourceClaimSpec.builder().build();
    }

    /** Builds a {@link ResourceClaimTemplateSpec}. */
    final class Builder extends ImmutableResourceClaimTemplateSpec.Builder {
        Builder() {}
    }
}
