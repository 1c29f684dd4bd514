package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.admission.AdmissionChain;
import io.github.kubevalue.model.allocation.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * How an API server was started.
 *
 * @param serviceClusterIpRanges where cluster IPs come from: one range, or one of each family with the default first
 * @param serviceNodePortRange where node ports come from
 * @param seed other seeds give other uids, generated names, cluster IPs and node ports
 * @param admission the admission plugins that run
 */
public record ApiServerFlags(
        Seq<Cidr> serviceClusterIpRanges, PortRange serviceNodePortRange, long seed, AdmissionChain admission) {
    /** What kubeadm gives by default: cluster IPs from 10.96.0.0/12. */
    public static final ApiServerFlags DEFAULT =
            new ApiServerFlags(Vector.of(Cidr.parse("10.96.0.0/12")), PortRange.NODE_PORTS, 0);

    /** Returns flags with the admission plugins that run unless told otherwise. */
    public ApiServerFlags(Seq<Cidr> serviceClusterIpRanges, PortRange serviceNodePortRange, long seed) {
        this(serviceClusterIpRanges, serviceNodePortRange, seed, AdmissionPlugins.DEFAULT);
    }

    /** Returns these flags with other admission plugins. */
    public ApiServerFlags withAdmission(AdmissionChain plugins) {
        return new ApiServerFlags(serviceClusterIpRanges, serviceNodePortRange, seed, plugins);
    }

    /** Returns these flags with other ranges of cluster IPs. */
    public ApiServerFlags withServiceClusterIpRanges(Seq<Cidr> ranges) {
        return new ApiServerFlags(ranges, serviceNodePortRange, seed, admission);
    }

    /** Returns these flags with another range of node ports. */
    public ApiServerFlags withServiceNodePortRange(PortRange range) {
        return new ApiServerFlags(serviceClusterIpRanges, range, seed, admission);
    }

    /** Returns these flags with another seed. */
    public ApiServerFlags withSeed(long other) {
        return new ApiServerFlags(serviceClusterIpRanges, serviceNodePortRange, other, admission);
    }
}
