package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.admission.AdmissionChain;
import io.github.kubevalue.model.allocation.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.immutables.value.Value;

/** How an API server was started. */
@Value.Immutable
public interface ApiServerFlags extends WithApiServerFlags {
    /** What kubeadm gives by default, but for authorization: cluster IPs from 10.96.0.0/12. */
    ApiServerFlags DEFAULT = builder().build();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where cluster IPs come from: one range, or one of each family with the default first; 10.96.0.0/12 if empty. */
    Seq<Cidr> serviceClusterIpRange();

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

    /** The admission plugins that run. */
    @Value.Default
    default AdmissionChain admission() {
        return AdmissionPlugins.DEFAULT;
    }

    /** Who decides who may do what; nobody, unless asked for. */
    @Value.Default
    default AuthorizationMode authorizationMode() {
        return AuthorizationMode.ALWAYS_ALLOW;
    }

    /** From when on it is known who owns which fields. */
    @Value.Default
    default FieldTracking fieldTracking() {
        return FieldTracking.FROM_FIRST_APPLY;
    }

    /** The ranges of cluster IPs that apply. */
    default Seq<Cidr> serviceClusterIpRanges() {
        return serviceClusterIpRange().isEmpty() ? Vector.of(Cidr.parse("10.96.0.0/12")) : serviceClusterIpRange();
    }

    /** Builds {@link ApiServerFlags}. */
    final class Builder extends ImmutableApiServerFlags.Builder {
        Builder() {}
    }
}
