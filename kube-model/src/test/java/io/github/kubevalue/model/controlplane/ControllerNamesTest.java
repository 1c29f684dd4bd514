package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.controller.Controller;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** By its name a timeline knows a controller, and authorization its account. */
class ControllerNamesTest {

    @Test
    void eachControllerHasANameOfItsOwn() {
        assertThat(ControlPlane.controllers(ClusterConfig.of()).map(Controller::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z-]+"));
    }

    @Test
    void thoseOfKubeControllerManagerHaveItsNames() {
        // cmd/kube-controller-manager/names/controller_names.go, cloud-provider/names/controller_names.go
        assertThat(ControlPlane.controllers(ClusterConfig.of())
                        .filter(each -> each.getClass().getPackageName().contains(".controller."))
                        .map(Controller::name)
                        .removeAll(Vector.of(
                                "kubernetes-service-cidr-controller",
                                "ipallocator-repair-controller",
                                "crd-finalizer",
                                "external-provisioner",
                                "external-resizer",
                                "ingress-controller")))
                .containsExactlyInAnyOrder(
                        "endpoints-controller",
                        "endpointslice-controller",
                        "endpointslice-mirroring-controller",
                        "replicationcontroller-controller",
                        "pod-garbage-collector-controller",
                        "resourcequota-controller",
                        "namespace-controller",
                        "serviceaccount-controller",
                        "garbage-collector-controller",
                        "daemonset-controller",
                        "job-controller",
                        "deployment-controller",
                        "replicaset-controller",
                        "horizontal-pod-autoscaler-controller",
                        "disruption-controller",
                        "statefulset-controller",
                        "cronjob-controller",
                        "ttl-controller",
                        "node-ipam-controller",
                        "node-lifecycle-controller",
                        "taint-eviction-controller",
                        "service-lb-controller",
                        "persistentvolume-binder-controller",
                        "persistentvolume-expander-controller",
                        "clusterrole-aggregation-controller",
                        "persistentvolumeclaim-protection-controller",
                        "persistentvolume-protection-controller",
                        "volumeattributesclass-protection-controller",
                        "ttl-after-finished-controller",
                        "root-ca-certificate-publisher-controller",
                        "ephemeral-volume-controller",
                        "service-cidr-controller");
    }
}
