package io.github.kubevalue.net.kernel.scenario;

import static io.github.kubevalue.net.kernel.scenario.Setup.clusterIp;

import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.net.proxy.DetectLocalMode;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Rows about the devices that pods are known by, processes of a node that listen, and Services that get no rules. */
final class SpecialScenarios {
    /** Where the kernel's nodes listen as kube-proxy does. */
    private static final int HEALTH_CHECK = 32000;

    /** On what a process of every node listens. */
    private static final int TAKEN = 8443;

    private static final String VIP = Setup.CLUSTER_IP + ":80";

    private SpecialScenarios() {}

    static Seq<Scenario> all() {
        return detection().appendAll(listeners()).appendAll(withoutRules());
    }

    /** With a bridge the device that a pod's packet comes in by is the bridge, so that no pod is known by its own device. */
    private static Seq<Scenario> detection() {
        Setup two = clusterIp("a", "b");
        Setup prefix = two.config(config -> config.withDetectLocalMode(DetectLocalMode.INTERFACE_NAME_PREFIX)
                .withInterfaceNamePrefix("veth"));
        Setup bridge = two.config(config ->
                config.withDetectLocalMode(DetectLocalMode.BRIDGE_INTERFACE).withBridgeInterface("cni0"));
        Setup nodeCidr = two.config(config -> config.withDetectLocalMode(DetectLocalMode.NODE_CIDR));
        return Vector.of(
                Scenario.of("C33", "cli-1 -> tcp " + VIP, prefix, "a sees gw1", "b sees n1"),
                Scenario.of("C33p", "cli-1 -> tcp " + VIP, prefix, "a keeps", "b keeps"),
                Scenario.of("C34", "n1 -> tcp " + VIP, prefix, "a sees gw1", "b sees n1"),
                Scenario.of("C35", "cli-1 -> tcp " + VIP, bridge, "a keeps", "b keeps"),
                Scenario.of("C35n", "cli-1 -> tcp " + VIP, nodeCidr, "a keeps", "b keeps"));
    }

    private static Seq<Scenario> listeners() {
        Setup taken =
                Setup.empty().with(Setup.service("web", Setup.CLUSTER_IP, SpecialScenarios::onTakenPort), "a", "b");
        Setup checked =
                Setup.loadBalancer("a").service(SpecialScenarios::checked).dropping("INPUT");
        return Vector.of(
                Scenario.of("N27", "out -> tcp 192.0.2.11:" + TAKEN, taken, "a sees gw1", "b sees n1"),
                Scenario.of("L16", "out -> tcp 192.0.2.11:" + HEALTH_CHECK, checked, "n1 keeps"));
    }

    private static ServiceSpec onTakenPort(ServiceSpec spec) {
        return spec.withType(ServiceType.NODE_PORT)
                .withPorts(spec.ports().take(1).map(port -> port.withNodePort(TAKEN)));
    }

    private static ServiceSpec checked(ServiceSpec spec) {
        return spec.withExternalTrafficPolicy(Option.of(ServiceExternalTrafficPolicy.LOCAL))
                .withHealthCheckNodePort(Option.some(HEALTH_CHECK));
    }

    private static Seq<Scenario> withoutRules() {
        Setup headless =
                clusterIp("a", "b").service(spec -> spec.withClusterIP("None").withClusterIPs(Vector.of("None")));
        return Vector.of(Scenario.of("X01", "cli-1 -> tcp " + VIP, headless, "TIMEOUT"));
    }
}
