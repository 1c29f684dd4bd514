package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.validation.FieldError;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/** Reads what a {@code KubeProxyConfiguration} says of a cluster, if kube-proxy would start with it. */
final class ProxyReader {
    private ProxyReader() {}

    static Either<ApiError, ClusterConfig> read(ResourceKey key, ProxyDocument document, ClusterConfig config) {
        Option<String> misfit = document.misfit();
        if (misfit.isDefined()) {
            return Either.left(ApiError.badRequest("failed to decode: " + misfit.get()));
        }
        Seq<FieldError> faults = ProxyValidation.of(document);
        return faults.isEmpty()
                ? Either.right(read(document, config))
                : Either.left(ApiError.invalid(key.kind(), key.name(), faults));
    }

    private static ClusterConfig read(ProxyDocument document, ClusterConfig config) {
        // pkg/proxy/apis/config/v1alpha1/conversion.go: mode ipvs takes what is said for iptables
        String section = document.mode().equals("nftables") ? "nftables" : "iptables";
        return config.withProxyMode(document.mode())
                .withClusterCIDR(
                        document.says("clusterCIDR")
                                ? Option.of(document.clusterCidrs().flatMap(Cidr::tryParseSloppy))
                                : config.clusterCIDR())
                .withMasqueradeAll(document.truth(section + ".masqueradeAll", false))
                .withMasqueradeBit(document.number(section + ".masqueradeBit").getOrElse(14))
                .withNodePortAddresses(document.texts("nodePortAddresses").appendAll(config.nodePortAddresses()))
                .withProxy(settings(document));
    }

    private static ProxySettings settings(ProxyDocument document) {
        ProxySettings unset = ProxySettings.of();
        return ProxySettings.builder()
                .detectLocalMode(document.detectLocalMode())
                .bridgeInterface(document.text("detectLocal.bridgeInterface"))
                .interfaceNamePrefix(document.text("detectLocal.interfaceNamePrefix"))
                .localhostNodePorts(document.truth("iptables.localhostNodePorts", unset.localhostNodePorts()))
                .tcpBeLiberal(document.truth("conntrack.tcpBeLiberal", unset.tcpBeLiberal()))
                .scheduler(document.text("ipvs.scheduler"))
                .strictArp(document.truth("ipvs.strictARP", unset.strictArp()))
                .bindAddress(Ip.tryParseSloppy(document.text("bindAddress")))
                .conntrack(conntrack(document))
                .build();
    }

    private static ProxyConntrack conntrack(ProxyDocument document) {
        ProxyConntrack unset = ProxyConntrack.of();
        return ProxyConntrack.builder()
                .maxPerCore(document.number("conntrack.maxPerCore").getOrElse(unset.maxPerCore()))
                .min(document.number("conntrack.min").getOrElse(unset.min()))
                .tcpEstablishedTimeout(timeout(document, "tcpEstablishedTimeout", unset.tcpEstablishedTimeout()))
                .tcpCloseWaitTimeout(timeout(document, "tcpCloseWaitTimeout", unset.tcpCloseWaitTimeout()))
                .udpTimeout(timeout(document, "udpTimeout", unset.udpTimeout()))
                .udpStreamTimeout(timeout(document, "udpStreamTimeout", unset.udpStreamTimeout()))
                .build();
    }

    private static Duration timeout(ProxyDocument document, String field, Duration unset) {
        return document.duration("conntrack." + field).getOrElse(unset);
    }
}
