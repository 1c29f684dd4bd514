package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How a network device is connected. */
@Value.Immutable
@JsonDeserialize(builder = NetworkDeviceData.Builder.class)
public interface NetworkDeviceData extends ApiValue, WithNetworkDeviceData {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What the pod calls it. */
    Option<String> interfaceName();

    /** Its addresses, with their prefixes. */
    Seq<String> ips();

    /** Its hardware address. */
    Option<String> hardwareAddress();

    /** Builds a {@link NetworkDeviceData}. */
    final class Builder extends ImmutableNetworkDeviceData.Builder {
        Builder() {}
    }
}
