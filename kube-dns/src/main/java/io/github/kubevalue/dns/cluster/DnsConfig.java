package io.github.kubevalue.dns.cluster;

import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import java.time.Instant;
import org.immutables.value.Value;

/** What the objects of a cluster do not say about its DNS. */
@Value.Immutable
public interface DnsConfig extends WithDnsConfig {

    /** Returns what kubeadm sets up: {@code cluster.local.}, name server 10.96.0.10, nothing outside. */
    static DnsConfig kubeadm() {
        return builder().addNameserver(Ip.parse("10.96.0.10")).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The domain of the cluster's names. */
    @Value.Default
    default DomainName clusterDomain() {
        return DomainName.parse("cluster.local.");
    }

    /** The name servers that kubelets write into pods, in order: the addresses of the DNS Service. */
    Seq<Ip> nameservers();

    /** The resolv.conf of the nodes; a resolver of the network that the nodes are in, and no search list. */
    @Value.Default
    default ResolvConf nodeResolvConf() {
        return ResolvConf.of(Ip.parse("172.31.0.2"));
    }

    /** The names outside the cluster. */
    @Value.Default
    default Zones outside() {
        return Zones.NONE;
    }

    /** When the objects last changed: the serial number of the cluster's zones. */
    @Value.Default
    default Instant modified() {
        return Instant.EPOCH;
    }

    /** Builds a {@link DnsConfig}. */
    final class Builder extends ImmutableDnsConfig.Builder {
        Builder() {}
    }
}
