package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeAddressType;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.manifest.Problem;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.networking.ServiceCIDRSpec;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A cluster as kubeadm leaves it, with three nodes if the input has none. */
final class Bootstrap {
    private static final String FILE = "kubeadm.yaml";
    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
    private static final Ip FIRST_NODE_V4 = Ip.parse("172.31.0.10");
    private static final Ip FIRST_NODE_V6 = Ip.parse("fd00:172:31::10");
    private static final int V4_BLOCK = 24;
    private static final int V6_BLOCK = 64;
    private static final Seq<String> NODES = Vector.of("node-1", "node-2", "node-3");

    private Bootstrap() {}

    /** Returns the objects of the cluster but those that the input has itself. */
    static Vector<KubeObject> objects(ClusterConfig config, Seq<KubeObject> input) {
        Set<ResourceKey> own = Manifests.objects(input).map(KubeObject::key).toSet();
        boolean bare = !input.exists(Node.class::isInstance);
        Seq<Node> nodes = bare ? nodes(config) : Vector.empty();
        return Vector.<KubeObject>ofAll(nodes)
                .append(ranges(config))
                .appendAll(manifest(config, apiServer(config, input)).objects())
                .filter(object -> !own.contains(object.key()));
    }

    // pkg/controlplane/controller/defaultservicecidr: the API server does not serve before it is there
    private static ServiceCIDR ranges(ClusterConfig config) {
        return ServiceCIDR.named(ServiceCIDR.DEFAULT_NAME)
                .withSpec(ServiceCIDRSpec.builder()
                        .cidrs(config.serviceSubnets().map(Cidr::network).map(Cidr::toString))
                        .build());
    }

    /** Nodes that have their pod CIDRs already: the first, second and third block of each pod subnet. */
    private static Seq<Node> nodes(ClusterConfig config) {
        return NODES.zipWithIndex().map(named -> {
            Seq<String> blocks = config.podSubnets().map(subnet -> block(subnet, named._2));
            return Node.named(named._1)
                    .withSpec(NodeSpec.builder()
                            .podCIDRs(blocks)
                            .podCIDR(blocks.headOption())
                            .build())
                    .withStatus(NodeStatus.builder()
                            .addresses(addresses(config, named._1, named._2))
                            .build());
        });
    }

    /** The addresses of a node of its own, in the order of the pod subnets; registration knows those of IPv4 clusters. */
    private static Seq<NodeAddress> addresses(ClusterConfig config, String name, int place) {
        Seq<IpFamily> families =
                config.podSubnets().map(subnet -> subnet.ip().family()).distinct();
        return families.contains(IpFamily.IPV6)
                ? families.map(family ->
                                NodeAddress.internalIp(first(family).plus(place).toString()))
                        .append(NodeAddress.builder()
                                .type(NodeAddressType.HOSTNAME)
                                .address(name)
                                .build())
                : Vector.empty();
    }

    private static Ip first(IpFamily family) {
        return family == IpFamily.IPV4 ? FIRST_NODE_V4 : FIRST_NODE_V6;
    }

    /** Where the API server runs: on the control plane's node, or else on the first. */
    private static Ip apiServer(ClusterConfig config, Seq<KubeObject> input) {
        IpFamily family = config.serviceSubnets().head().ip().family();
        Seq<Node> nodes =
                Manifests.objects(input).filter(Node.class::isInstance).map(Node.class::cast);
        return nodes.filter(node -> node.metadata().labels().containsKey(CONTROL_PLANE))
                .appendAll(nodes)
                .flatMap(Node::internalIps)
                .find(ip -> ip.family() == family)
                .getOrElse(() -> first(family));
    }

    private static String block(Cidr subnet, int place) {
        Cidr block = new Cidr(subnet.first(), subnet.ip().isV4() ? V4_BLOCK : V6_BLOCK);
        for (int i = 0; i < place; i++) {
            block = new Cidr(block.last().plus(1), block.prefix());
        }
        return block.toString();
    }

    private static Manifest manifest(ClusterConfig config, Ip apiServer) {
        Cidr services = config.serviceSubnets().head();
        String text = template()
                .replace("DNS_DOMAIN", config.dnsDomain())
                .replace("DNS_ADDRESS", services.first().plus(10).toString())
                .replace("API_ADDRESS", services.first().plus(1).toString())
                .replace("API_SERVER", apiServer.toString())
                .replace("FAMILY", services.ip().isV4() ? "IPv4" : "IPv6");
        return ManifestReader.kubernetes().parse(FILE, text).toEither().getOrElseThrow(Bootstrap::broken);
    }

    private static IllegalStateException broken(Seq<Problem> problems) {
        return new IllegalStateException(problems.mkString("; "));
    }

    private static String template() {
        try (InputStream file = Bootstrap.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("no " + FILE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
