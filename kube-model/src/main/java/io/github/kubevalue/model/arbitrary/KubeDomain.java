package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.Port;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.Quantity;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * What property tests may ask for by type alone:
 *
 * <pre>{@code
 * @Property
 * @Domain(KubeDomain.class)
 * void everyClusterComesToRest(@ForAll SmallCluster cluster, @ForAll Choice choice) { … }
 * }</pre>
 */
public final class KubeDomain extends DomainContextBase {

    /** Makes the domain; jqwik does. */
    public KubeDomain() {}

    @Provide
    public Arbitrary<Ip> ips() {
        return Addresses.ips();
    }

    @Provide
    public Arbitrary<Cidr> cidrs() {
        return Addresses.cidrs();
    }

    @Provide
    public Arbitrary<Port> ports() {
        return Addresses.ports();
    }

    @Provide
    public Arbitrary<Endpoint> endpoints() {
        return Addresses.endpoints();
    }

    @Provide
    public Arbitrary<Quantity> quantities() {
        return Quantities.quantities();
    }

    @Provide
    public Arbitrary<Container> containers() {
        return Containers.containers();
    }

    @Provide
    public Arbitrary<Pod> pods() {
        return Pods.pods();
    }

    @Provide
    public Arbitrary<Service> services() {
        return Services.services();
    }

    @Provide
    public Arbitrary<Deployment> deployments() {
        return Workloads.deployments();
    }

    @Provide
    public Arbitrary<StatefulSet> statefulSets() {
        return Workloads.statefulSets();
    }

    @Provide
    public Arbitrary<Node> nodes() {
        return Nodes.node();
    }

    @Provide
    public Arbitrary<SmallCluster> clusters() {
        return Clusters.clusters();
    }

    @Provide
    public Arbitrary<StorageInput> storage() {
        return StorageInput.inputs();
    }

    @Provide
    public Arbitrary<Choice> choices() {
        return Clusters.choices();
    }
}
