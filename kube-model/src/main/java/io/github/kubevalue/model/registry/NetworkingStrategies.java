package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.defaulting.ClusterDefaults;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.validation.IngressRules;
import io.github.kubevalue.model.validation.NetworkPolicyRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group networking.k8s.io. */
final class NetworkingStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(Ingress.KIND)
                    .withFaults(IngressRules::faults)
                    .withGeneration(Ingress::spec)
                    .withStatusOf((ingress, other) -> ingress.withStatus(other.status())),
            Strategy.of(NetworkPolicy.KIND)
                    .withDefaults(ClusterDefaults::networkPolicy)
                    .withFaults(NetworkPolicyRules::faults)
                    .withGeneration(NetworkPolicy::spec));

    private NetworkingStrategies() {}
}
