package io.github.kubevalue.model.apiregistration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Which version of which group, and who serves it. */
@Value.Immutable
@JsonDeserialize(builder = APIServiceSpec.Builder.class)
public interface APIServiceSpec extends ApiValue, WithAPIServiceSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The Service that serves it; the API server itself if absent. */
    Option<ServiceReference> service();

    /** The group. */
    Option<String> group();

    /** The version. */
    Option<String> version();

    /** Whether the Service's certificate is not checked. */
    Option<Boolean> insecureSkipTLSVerify();

    /** The certificates that vouch for the Service's, in PEM, in base64. */
    Option<String> caBundle();

    /** How far up the group is listed; higher comes first. */
    @JsonInclude
    @Value.Default
    default int groupPriorityMinimum() {
        return 0;
    }

    /** How far up the version is listed in its group; higher comes first. */
    @JsonInclude
    @Value.Default
    default int versionPriority() {
        return 0;
    }

    /** Builds an {@link APIServiceSpec}. */
    final class Builder extends ImmutableAPIServiceSpec.Builder {
        Builder() {}
    }
}
