package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeAddressType;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class ProxyNodeTest {

    private static NodeAddress address(NodeAddressType type, String text) {
        return NodeAddress.builder().type(type).address(text).build();
    }

    @Test
    void aNodeIsReadFromItsObject() {
        Node node = Node.builder()
                .metadata(ObjectMeta.named("n1").withLabels(TreeMap.of("topology.kubernetes.io/zone", "z1")))
                .spec(NodeSpec.builder()
                        .podCIDR("10.244.1.0/24")
                        .addPodCIDR("10.244.1.0/24")
                        .build())
                .status(NodeStatus.builder()
                        .addAddress(address(NodeAddressType.EXTERNAL_IP, "203.0.113.1"))
                        .addAddress(address(NodeAddressType.INTERNAL_IP, "192.0.2.11"))
                        .addAddress(address(NodeAddressType.INTERNAL_IP, "2001:db8::11"))
                        .build())
                .build();
        ProxyNode read = ProxyNode.of(node, Vector.of(Ip.parse("127.0.0.1")));
        assertThat(read.name()).isEqualTo("n1");
        assertThat(read.zone()).contains("z1");
        assertThat(read.podCidrs().map(Object::toString)).containsExactly("10.244.1.0/24");
        assertThat(read.addresses().map(Object::toString)).containsExactly("192.0.2.11", "2001:db8::11", "203.0.113.1");
        assertThat(read.address(IpFamily.IPV4)).contains(Ip.parse("192.0.2.11"));
        assertThat(read.address(IpFamily.IPV6)).contains(Ip.parse("2001:db8::11"));
        assertThat(read.interfaceAddresses().map(Object::toString)).containsExactly("127.0.0.1");
    }
}
