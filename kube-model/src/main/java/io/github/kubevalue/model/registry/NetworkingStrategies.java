package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.defaulting.ClusterDefaults;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.networking.ServiceCIDRStatus;
import io.github.kubevalue.model.validation.networking.IPAddressRules;
import io.github.kubevalue.model.validation.networking.IngressClassRules;
import io.github.kubevalue.model.validation.networking.IngressRules;
import io.github.kubevalue.model.validation.networking.NetworkPolicyRules;
import io.github.kubevalue.model.validation.networking.ServiceCIDRRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group networking.k8s.io. */
final class NetworkingStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(Ingress.KIND)
                    .withWarnings(Warnings::ingress)
                    .withFaults(IngressRules::faults)
                    .withUpdates(IngressRules::updated)
                    .withStatusFaults(IngressRules::status)
                    .withGeneration(Ingress::spec)
                    .withStatusOf((ingress, other) -> ingress.withStatus(other.status())),
            Strategy.of(NetworkPolicy.KIND)
                    .withWarningsOfAll(Warnings::networkPolicy)
                    .withDefaults(ClusterDefaults::networkPolicy)
                    .withFaults(NetworkPolicyRules::faults)
                    .withUpdates(NetworkPolicyRules::updated)
                    .withGeneration(NetworkPolicy::spec),
            Strategy.of(IngressClass.KIND)
                    .withDefaults(ClusterDefaults::ingressClass)
                    .withFaults(IngressClassRules::faults)
                    .withUpdates(IngressClassRules::updated)
                    .withGeneration(IngressClass::spec),
            Strategy.of(IPAddress.KIND)
                    .withNames(IPAddressRules.NAME)
                    .withFaults(IPAddressRules::faults)
                    .withUpdates(IPAddressRules::updated),
            Strategy.of(ServiceCIDR.KIND)
                    .withFaults(ServiceCIDRRules::faults)
                    .withUpdates(ServiceCIDRRules::updated)
                    .withStatus(
                            ServiceCIDR::status,
                            ServiceCIDR::withStatus,
                            ServiceCIDRStatus.builder().build()));

    private NetworkingStrategies() {}
}
