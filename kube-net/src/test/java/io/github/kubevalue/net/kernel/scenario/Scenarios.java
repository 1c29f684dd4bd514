package io.github.kubevalue.net.kernel.scenario;

import static io.github.kubevalue.net.kernel.scenario.Setup.clusterIp;
import static io.github.kubevalue.net.kernel.scenario.Setup.externalIp;
import static io.github.kubevalue.net.kernel.scenario.Setup.loadBalancer;
import static io.github.kubevalue.net.kernel.scenario.Setup.nodePort;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.core.LoadBalancerIPMode;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceInternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.net.cni.EgressMasquerade;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rows of the conformance suite, as data: the same for the kernel and for the model. */
final class Scenarios {
    private static final String VIP = "10.96.0.10:80";
    private static final String NODE_PORT = "192.0.2.11:30080";
    private static final String LB = "203.0.113.10:80";
    private static final String EXTERNAL = "198.51.100.7:80";

    private Scenarios() {}

    static Seq<Scenario> all() {
        return clusterIps()
                .appendAll(policies())
                .appendAll(topology())
                .appendAll(nodePorts())
                .appendAll(localNodePorts())
                .appendAll(nodePortDetails())
                .appendAll(loadBalancers())
                .appendAll(externalIps())
                .appendAll(hostPorts())
                .appendAll(direct())
                .appendAll(SpecialScenarios.all());
    }

    /** Where kube-proxy in mode nftables differs. */
    private static final Map<String, Seq<String>> NFTABLES = HashMap.<String, Seq<String>>of(
                    "C07", Vector.of("REFUSED"), // a port that the cluster IP does not have
                    "C31", Vector.of("TIMEOUT"), // no rule lets forwarded packets past a policy
                    "N13", Vector.of("REFUSED"), // no node port is open on the loopback
                    "N22", Vector.of("TIMEOUT"),
                    "N29", Vector.of("b sees n1:other"), // source ports are always picked at random
                    "L11", Vector.of("TIMEOUT")) // source ranges come before missing endpoints
            .put("N17", Vector.of("REFUSED")) // only the nodes' own addresses
            .put("L16", Vector.of("TIMEOUT")); // no rule lets health checks past a policy

    /** The same rows with kube-proxy in mode nftables. */
    static Seq<Scenario> nftables() {
        return all().map(scenario -> scenario.inNftables(NFTABLES.get(scenario.id())));
    }

    /** Where kube-proxy in mode ipvs differs. */
    private static final Map<String, Seq<String>> IPVS = HashMap.<String, Seq<String>>empty()
            .put("C07", Vector.of("REFUSED")) // a port that the cluster IP does not have
            .put("C17", Vector.of("REFUSED")) // a virtual server without real servers refuses
            .put("C18", Vector.of("REFUSED"))
            .put("C30", Vector.of("a keeps", "TIMEOUT")) // what IPVS sends on is not forwarded
            .put("N07", Vector.of("a keeps")) // pods and the node are held to policy Local
            .put("N09", Vector.of("b keeps"))
            .put("L05", Vector.of("a keeps"))
            .put("L06", Vector.of("a keeps"))
            .put("N10a", Vector.of("a sees 192.0.2.12")) // without a local endpoint there is no policy Local
            .put("N12", Vector.of("b keeps"))
            .put("N13", Vector.of("REFUSED")) // no node port is open on the loopback
            .put("N23", Vector.of("a keeps"))
            .put("N31", Vector.of("TIMEOUT")); // IPVS comes after the filter of INPUT

    /** The same rows with kube-proxy in mode ipvs. */
    static Seq<Scenario> ipvs() {
        return all().map(scenario -> scenario.inIpvs(IPVS.get(scenario.id())));
    }

    private static ServiceSpec externalLocal(ServiceSpec spec) {
        return spec.withExternalTrafficPolicy(Option.of(ServiceExternalTrafficPolicy.LOCAL));
    }

    private static ServiceSpec internalLocal(ServiceSpec spec) {
        return spec.withInternalTrafficPolicy(Option.of(ServiceInternalTrafficPolicy.LOCAL));
    }

    private static ServiceSpec affine(ServiceSpec spec) {
        return spec.withSessionAffinity(Option.of(ServiceAffinity.CLIENT_IP));
    }

    private static Setup ranges(Setup setup, String... ranges) {
        return setup.service(spec -> spec.withLoadBalancerSourceRanges(Vector.of(ranges)));
    }

    private static Seq<Scenario> clusterIps() {
        Setup two = clusterIp("a", "b");
        return Vector.of(
                Scenario.of("C01", "cli-1 -> tcp " + VIP, two, "a keeps", "b keeps"),
                Scenario.of("C01u", "cli-1 -> udp " + VIP, two, "a keeps", "b keeps"),
                Scenario.of("C02", "a -> tcp " + VIP, two, "a sees gw1", "b keeps"),
                Scenario.of("C03", "n1 -> tcp " + VIP, two, "a sees gw1", "b sees n1"),
                Scenario.of("C04", "out -> tcp " + VIP, two, "a sees gw1", "b sees n1"),
                Scenario.of(
                        "C05",
                        "out -> tcp " + VIP,
                        two.config(config -> config.withClusterCidrs(Vector.empty())),
                        "a keeps",
                        "TIMEOUT"),
                Scenario.of(
                        "C06",
                        "cli-1 -> tcp " + VIP,
                        two.config(config -> config.withMasqueradeAll(true)),
                        "a sees gw1",
                        "b sees n1"),
                Scenario.of("C07", "cli-1 -> tcp 10.96.0.10:81", two, "TIMEOUT"),
                Scenario.of("C08", "cli-1 -> tcp " + VIP, clusterIp(), "REFUSED"),
                Scenario.of("C09", "cli-1 -> udp " + VIP, clusterIp(), "REFUSED"),
                Scenario.of("C10", "n1 -> tcp " + VIP, clusterIp(), "REFUSED"),
                Scenario.of("C10u", "n1 -> udp " + VIP, clusterIp(), "NOT_PERMITTED"),
                Scenario.of("C11", "out -> tcp " + VIP, clusterIp(), "REFUSED"),
                Scenario.of("C12", "cli-1 -> tcp " + VIP, clusterIp("a unready", "b unready"), "REFUSED"),
                Scenario.of("C13", "cli-1 -> tcp " + VIP, clusterIp("a terminating"), "a keeps"),
                Scenario.of("C14", "cli-1 -> tcp " + VIP, clusterIp("a gone"), "REFUSED"),
                Scenario.of("C15", "cli-1 -> tcp " + VIP, clusterIp("a terminating", "b"), "b keeps"));
    }

    private static Seq<Scenario> policies() {
        Setup local = clusterIp("a", "b").service(Scenarios::internalLocal);
        Setup remote = clusterIp("b").service(Scenarios::internalLocal);
        Setup ending = clusterIp("a terminating", "b").service(Scenarios::internalLocal);
        return Vector.of(
                Scenario.of("C16", "cli-1 -> tcp " + VIP, local, "a keeps"),
                Scenario.of("C17", "cli-1 -> tcp " + VIP, remote, "TIMEOUT"),
                Scenario.of("C18", "n1 -> tcp " + VIP, remote, "TIMEOUT"),
                Scenario.of("C18u", "n1 -> udp " + VIP, remote, "NOT_PERMITTED"),
                Scenario.of("C19", "cli-1 -> tcp " + VIP, ending, "a keeps"),
                Scenario.of("C20", "n1 -> tcp " + VIP, local, "a sees gw1"));
    }

    private static Seq<Scenario> topology() {
        return Vector.of(
                Scenario.of("C21", "cli-1 -> tcp " + VIP, clusterIp("a zone=z1", "b zone=z2"), "a keeps"),
                Scenario.of("C22", "cli-1 -> tcp " + VIP, clusterIp("a zone=z1", "b"), "a keeps", "b keeps"),
                Scenario.of("C23", "cli-1 -> tcp " + VIP, clusterIp("a zone=z3", "b zone=z2"), "a keeps", "b keeps"),
                Scenario.of("C24", "cli-1 -> tcp " + VIP, clusterIp("a node=n2", "b node=n1"), "b keeps"),
                Scenario.of("C27", "cli-1 -> tcp " + VIP, clusterIp("n1"), "n1 keeps"),
                Scenario.of("C28", "cli-1 -> tcp " + VIP, clusterIp("n2"), "n2 keeps"),
                Scenario.of("C29", "n1 -> tcp " + VIP, clusterIp("n1"), "n1 sees n1"),
                Scenario.of("C30", "cli-1 -> tcp " + VIP, clusterIp("a", "b").dropping("FORWARD"), "TIMEOUT"),
                Scenario.of(
                        "C31", "out -> tcp " + VIP, clusterIp("a", "b").dropping("FORWARD"), "a sees gw1", "TIMEOUT"),
                Scenario.of("C32", "n1@10.244.1.1 -> tcp " + VIP, clusterIp("b"), "b keeps"),
                Scenario.of("C36", "cli-1 -> tcp 10.96.99.99:80", clusterIp("a"), "TIMEOUT"));
    }

    private static Seq<Scenario> nodePorts() {
        Setup two = nodePort("a", "b");
        return Vector.of(
                Scenario.of("N01", "out -> tcp " + NODE_PORT, two, "a sees gw1", "b sees n1"),
                Scenario.of("N01u", "out -> udp " + NODE_PORT, two, "a sees gw1", "b sees n1"),
                Scenario.of("N02", "out -> tcp 192.0.2.12:30080", nodePort("a"), "a sees n2"),
                Scenario.of("N05", "out -> tcp " + NODE_PORT, nodePort(), "REFUSED"),
                Scenario.of("N06", "cli-1 -> tcp " + NODE_PORT, two, "a sees gw1", "b sees n1"),
                Scenario.of("N08", "cli-1 -> tcp 192.0.2.12:30080", two, "a sees n2", "b sees gw2"),
                Scenario.of("N11", "n1 -> tcp " + NODE_PORT, two, "a sees gw1", "b sees n1"),
                Scenario.of("N13", "n1 -> tcp 127.0.0.1:30080", two, "a sees gw1", "b sees n1"),
                Scenario.of(
                        "N14",
                        "n1 -> tcp 127.0.0.1:30080",
                        two.config(config -> config.withLocalhostNodePorts(false)),
                        "REFUSED"),
                Scenario.of("N17", "cli-1 -> tcp 10.244.1.1:30080", two, "a sees gw1", "b sees n1"),
                Scenario.of("N18", "a -> tcp " + NODE_PORT, nodePort("a"), "a sees gw1"),
                Scenario.of("N20", "out -> tcp " + NODE_PORT, nodePort("n1"), "n1 keeps"),
                Scenario.of("N21", "out -> tcp " + NODE_PORT, nodePort("n2"), "n2 sees n1"));
    }

    private static Seq<Scenario> localNodePorts() {
        Setup two = nodePort("a", "b").service(Scenarios::externalLocal);
        Setup remote = nodePort("b").service(Scenarios::externalLocal);
        Setup local = nodePort("a").service(Scenarios::externalLocal);
        Setup ending = nodePort("a terminating", "b").service(Scenarios::externalLocal);
        return Vector.of(
                Scenario.of("N03", "out -> tcp " + NODE_PORT, two, "a keeps"),
                Scenario.of("N03u", "out -> udp " + NODE_PORT, two, "a keeps"),
                Scenario.of("N04", "out -> tcp " + NODE_PORT, remote, "TIMEOUT"),
                Scenario.of("N07", "cli-1 -> tcp " + NODE_PORT, two, "a keeps", "b keeps"),
                Scenario.of("N07b", "cli-1 -> tcp " + NODE_PORT, remote, "b keeps"),
                Scenario.of("N09", "cli-1 -> tcp 192.0.2.12:30080", two, "b keeps", "TIMEOUT"),
                Scenario.of(
                        "N10",
                        "cli-1 -> tcp 192.0.2.12:30080",
                        two.masquerade(EgressMasquerade.FLANNEL),
                        "b sees 192.0.2.11"),
                Scenario.of(
                        "N10a", "cli-1 -> tcp 192.0.2.12:30080", local.masquerade(EgressMasquerade.FLANNEL), "TIMEOUT"),
                Scenario.of("N12", "n1 -> tcp " + NODE_PORT, remote, "b sees n1"),
                Scenario.of("N19", "a -> tcp " + NODE_PORT, local, "a sees gw1"),
                Scenario.of("N24", "out -> tcp " + NODE_PORT, ending, "a keeps"));
    }

    private static Seq<Scenario> nodePortDetails() {
        Setup two = nodePort("a", "b");
        return Vector.of(
                Scenario.of(
                        "N15",
                        "out -> tcp " + NODE_PORT,
                        two.config(config ->
                                config.withNodePortAddresses(NodePortAddresses.in(Cidr.parse("127.0.0.0/8")))),
                        "REFUSED"),
                Scenario.of(
                        "N16",
                        "out -> tcp " + NODE_PORT,
                        two.config(config ->
                                config.withNodePortAddresses(NodePortAddresses.in(Cidr.parse("192.0.2.0/24")))),
                        "a sees gw1",
                        "b sees n1"),
                Scenario.of("N22", "out -> tcp " + NODE_PORT, two.dropping("FORWARD"), "a sees gw1", "TIMEOUT"),
                Scenario.of(
                        "N23",
                        "out -> tcp " + NODE_PORT,
                        two.service(Scenarios::externalLocal).dropping("FORWARD"),
                        "TIMEOUT"),
                Scenario.of(
                        "N26", "out -> tcp " + NODE_PORT, nodePort("b").service(Scenarios::internalLocal), "b sees n1"),
                Scenario.of("N28", "out -> tcp " + NODE_PORT, nodePort("a zone=z1", "b zone=z2"), "a sees gw1"),
                Scenario.of("N31", "out -> tcp " + NODE_PORT, two.dropping("INPUT"), "a sees gw1", "b sees n1"),
                Scenario.of(
                        "N29",
                        "out:40001 -> tcp " + NODE_PORT,
                        nodePort("b").config(config -> config.withRandomFully(false)),
                        "b sees n1:40001"),
                Scenario.of("N30", "out:40002 -> tcp " + NODE_PORT, nodePort("b"), "b sees n1:other"));
    }

    private static Seq<Scenario> loadBalancers() {
        Setup two = loadBalancer("a", "b");
        Setup local = two.service(Scenarios::externalLocal);
        Setup denied = ranges(two, "198.18.0.0/15");
        return Vector.of(
                Scenario.of("L01", "out -> tcp " + LB, two, "a sees gw1", "b sees n1"),
                Scenario.of("L02", "out -> tcp " + LB, local, "a keeps"),
                Scenario.of("L03", "out -> tcp " + LB, loadBalancer("b").service(Scenarios::externalLocal), "TIMEOUT"),
                Scenario.of("L04", "cli-1 -> tcp " + LB, two, "a sees gw1", "b sees n1"),
                Scenario.of("L05", "cli-1 -> tcp " + LB, local, "a keeps", "b keeps"),
                Scenario.of("L06", "n1 -> tcp " + LB, local, "a sees gw1", "b sees n1"),
                Scenario.of("L07", "out -> tcp " + LB, ranges(two, " 192.0.2.0/24 "), "a sees gw1", "b sees n1"),
                Scenario.of("L08", "out -> tcp " + LB, denied, "TIMEOUT"),
                Scenario.of("L09", "out -> tcp " + NODE_PORT, denied, "a sees gw1", "b sees n1"),
                Scenario.of("L10", "cli-1 -> tcp " + LB, denied, "TIMEOUT"),
                Scenario.of("L11", "out -> tcp " + LB, ranges(loadBalancer(), "198.18.0.0/15"), "REFUSED"),
                Scenario.of("L12", "out -> tcp " + LB, loadBalancer(), "REFUSED"),
                Scenario.of(
                        "L13",
                        "cli-1 -> tcp " + LB,
                        two.status(LoadBalancerIngress.atIp(Setup.LOAD_BALANCER_IP)
                                .withIpMode(Option.of(LoadBalancerIPMode.PROXY))),
                        "TIMEOUT"),
                Scenario.of("L14", "n1 -> tcp " + LB, denied, "TIMEOUT"),
                Scenario.of("L15", "n1 -> tcp " + LB, ranges(two, "192.0.2.0/24"), "a sees gw1", "b sees n1"));
    }

    private static Seq<Scenario> externalIps() {
        Setup two = externalIp("a", "b");
        return Vector.of(
                Scenario.of("E01", "out -> tcp " + EXTERNAL, two, "a sees gw1", "b sees n1"),
                Scenario.of("E02", "cli-1 -> tcp " + EXTERNAL, two, "a sees gw1", "b sees n1"),
                Scenario.of("E03", "out -> tcp " + EXTERNAL, two.service(Scenarios::externalLocal), "a keeps"),
                Scenario.of(
                        "E04", "out -> tcp " + EXTERNAL, externalIp("b").service(Scenarios::externalLocal), "TIMEOUT"));
    }

    private static Seq<Scenario> hostPorts() {
        Setup plain = clusterIp();
        return Vector.of(
                Scenario.of("H01", "out -> tcp 192.0.2.11:9090", plain, "a2 keeps"),
                Scenario.of("H02", "n1 -> tcp 127.0.0.1:9090", plain, "a2 sees gw1"),
                Scenario.of("H03", "cli-1 -> tcp 192.0.2.11:9090", plain, "a2 sees gw1"),
                Scenario.of("H04", "out -> tcp 192.0.2.12:9090", plain, "REFUSED"),
                Scenario.of("H05", "cli-2 -> tcp 192.0.2.11:9090", plain, "a2 keeps"),
                Scenario.of("H06", "n1 -> tcp 192.0.2.11:9090", plain, "a2 keeps"),
                Scenario.of("H07", "a2 -> tcp 192.0.2.11:9090", plain, "a2 sees gw1"));
    }

    private static Seq<Scenario> direct() {
        Setup plain = clusterIp("a", "b");
        Setup flannel = plain.masquerade(EgressMasquerade.FLANNEL);
        return Vector.of(
                Scenario.of("D01", "cli-1 -> tcp 10.244.1.2:8080", plain, "a keeps"),
                Scenario.of("D02", "cli-1 -> tcp 10.244.2.2:8080", plain, "b keeps"),
                Scenario.of("D03", "cli-1 -> tcp 10.244.1.2:8081", plain, "REFUSED"),
                Scenario.of("D04", "cli-1 -> tcp 192.0.2.100:8080", flannel, "out sees n1"),
                Scenario.of(
                        "D04m",
                        "cli-1 -> tcp 192.0.2.100:8080",
                        plain.masquerade(EgressMasquerade.IP_MASQ_AGENT),
                        "out sees n1"),
                Scenario.of(
                        "D04p", "cli-1 -> tcp 10.244.2.2:8080", plain.masquerade(EgressMasquerade.PLUGIN), "b sees n1"),
                Scenario.of(
                        "D04c",
                        "cli-1 -> tcp 192.0.2.100:8080",
                        plain.masquerade(EgressMasquerade.CALICO),
                        "out sees n1"),
                Scenario.of("D05", "out -> tcp 10.244.1.2:8080", plain, "a keeps"),
                Scenario.of("D06", "cli-1 -> tcp 192.0.2.11:8080", plain, "n1 keeps"),
                Scenario.of("D07", "n1 -> tcp 10.244.2.2:8080", plain, "b keeps"),
                Scenario.of(
                        "C25", "cli-1 -> tcp " + VIP, plain.service(Scenarios::affine), "one of", "a keeps", "b keeps"),
                Scenario.of(
                        "N25",
                        "out -> tcp " + NODE_PORT,
                        nodePort("a", "b").service(Scenarios::affine),
                        "one of",
                        "a sees gw1",
                        "b sees n1"));
    }
}
