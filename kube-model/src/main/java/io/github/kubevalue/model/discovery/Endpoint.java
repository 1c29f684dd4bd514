package io.github.kubevalue.model.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One backend of a Service: usually a pod, under its address. */
@Value.Immutable
@JsonDeserialize(builder = Endpoint.Builder.class)
public interface Endpoint extends ApiValue, WithEndpoint {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses of the endpoint. All of them are the same one; consumers take the first. */
    @JsonInclude
    Seq<String> addresses();

    /** What state the endpoint is in. */
    @Value.Default
    default EndpointConditions conditions() {
        return EndpointConditions.builder().build();
    }

    /** The name that DNS gives the endpoint in a headless Service. */
    Option<String> hostname();

    /** The object that the endpoint stands for, usually a pod. */
    Option<ObjectReference> targetRef();

    /** Topology labels of the first version of the API; never set by v1 writers. */
    SortedMap<String, String> deprecatedTopology();

    /** The node the endpoint runs on. */
    Option<String> nodeName();

    /** The zone the endpoint runs in. */
    Option<String> zone();

    /** Which consumers should prefer this endpoint. */
    Option<EndpointHints> hints();

    /** The address that consumers use: the first. */
    default Option<String> address() {
        return addresses().headOption();
    }

    /** Builds an {@link Endpoint}. */
    final class Builder extends ImmutableEndpoint.Builder {
        Builder() {}
    }
}
