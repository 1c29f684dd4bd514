package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.manifest.Problem;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
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
    private static final String FIRST_NODE = "172.31.0.10";
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
                .appendAll(manifest(config).objects())
                .filter(object -> !own.contains(object.key()));
    }

    /** Nodes that have their pod CIDRs already: the first, second and third block of each pod subnet. */
    private static Seq<Node> nodes(ClusterConfig config) {
        return NODES.zipWithIndex().map(named -> {
            Seq<String> blocks = config.podSubnets().map(subnet -> block(subnet, named._2));
            return Node.named(named._1)
                    .withSpec(NodeSpec.builder()
                            .podCIDRs(blocks)
                            .podCIDR(blocks.headOption())
                            .build());
        });
    }

    private static String block(Cidr subnet, int place) {
        Cidr block = new Cidr(subnet.first(), subnet.ip().isV4() ? V4_BLOCK : V6_BLOCK);
        for (int i = 0; i < place; i++) {
            block = new Cidr(block.last().plus(1), block.prefix());
        }
        return block.toString();
    }

    private static Manifest manifest(ClusterConfig config) {
        Cidr services = config.serviceSubnets().head();
        String text = template()
                .replace("DNS_DOMAIN", config.dnsDomain())
                .replace("DNS_ADDRESS", services.first().plus(10).toString())
                .replace("API_ADDRESS", services.first().plus(1).toString())
                .replace("API_SERVER", FIRST_NODE)
                .replace("FAMILY", "IPv4");
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
