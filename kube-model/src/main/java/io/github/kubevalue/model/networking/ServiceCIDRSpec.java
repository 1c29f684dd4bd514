package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Ranges from which Services get their addresses. */
@Value.Immutable
@JsonDeserialize(builder = ServiceCIDRSpec.Builder.class)
public interface ServiceCIDRSpec extends ApiValue, WithServiceCIDRSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** One range, or one of each family; the first is that of the default family. */
    Seq<String> cidrs();

    /** Builds a {@link ServiceCIDRSpec}. */
    final class Builder extends ImmutableServiceCIDRSpec.Builder {
        Builder() {}
    }
}
