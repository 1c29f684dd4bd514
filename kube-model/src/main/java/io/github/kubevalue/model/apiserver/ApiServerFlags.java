package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.allocation.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.immutables.value.Value;

/** How an API server was started. */
@Value.Immutable
public interface ApiServerFlags extends WithApiServerFlags {

    /** Returns the flags that kubeadm gives by default. */
    static ApiServerFlags of() {
        return builder().build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where cluster IPs come from, one range for each family, the default family first; 10.96.0.0/12 unless said. */
    @Value.Default
    default Seq<Cidr> serviceClusterIpRanges() {
        return Vector.of(Cidr.parse("10.96.0.0/12"));
    }

    /** Where node ports come from. */
    @Value.Default
    default PortRange serviceNodePortRange() {
        return PortRange.NODE_PORTS;
    }

    /** Other seeds give other uids, generated names, cluster IPs and node ports. */
    @Value.Default
    default long seed() {
        return 0;
    }

    /** Builds {@link ApiServerFlags}. */
    final class Builder extends ImmutableApiServerFlags.Builder {
        Builder() {}
    }
}
