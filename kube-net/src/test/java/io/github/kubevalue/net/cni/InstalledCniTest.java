package io.github.kubevalue.net.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetSpec;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledCniTest {
    private static final Seq<Cidr> PODS = Vector.of(Cidr.parse("10.9.0.0/16"));

    private static CniConfig config(KubeObject... objects) {
        return InstalledCni.of(Vector.of(objects).foldLeft(Store.empty(Indexes.CATALOG), Store::put), PODS)
                .get();
    }

    private static DaemonSet daemonSet(String name, Container container) {
        return DaemonSet.builder()
                .metadata(ObjectMeta.named("kube-system", name))
                .spec(DaemonSetSpec.builder()
                        .template(PodTemplateSpec.builder()
                                .spec(PodSpec.builder().addContainer(container).build())
                                .build())
                        .build())
                .build();
    }

    private static Container container() {
        return Container.builder().name("main").build();
    }

    private static DaemonSet flannel() {
        return daemonSet("kube-flannel-ds", container().withArgs(Vector.of("--ip-masq", "--kube-subnet-mgr")));
    }

    private static DaemonSet calico(String... env) {
        return daemonSet(
                "calico-node",
                container()
                        .withEnv(Vector.of(env)
                                .map(each -> EnvVar.builder()
                                        .name(each.split("=")[0])
                                        .value(each.split("=")[1])
                                        .build())));
    }

    private static ConfigMap configMap(String name, String key, String text) {
        return ConfigMap.builder()
                .metadata(ObjectMeta.named("kube-system", name))
                .data(TreeMap.of(key, text))
                .build();
    }

    private static Unmodelled custom(String kind, String spec) {
        return Unmodelled.builder()
                .kind(Unmodelled.kind("crd.projectcalico.org/v1", kind, Scope.CLUSTER))
                .metadata(ObjectMeta.named("default"))
                .otherFields(LinkedHashMap.of("spec", JsonText.parse(spec).get()))
                .build();
    }

    /** The backends of flannel: what nodes do, and the longest packet of a pod. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Type\": \"vxlan\"} | VXLAN | ALWAYS | 1450",
                "{\"Type\": \"vxlan\", \"DirectRouting\": true} | VXLAN | CROSS_SUBNET | 1450",
                "{\"Type\": \"host-gw\"} | DIRECT | ALWAYS | 1500",
                "{\"Type\": \"ipip\", \"DirectRouting\": true} | IPIP | CROSS_SUBNET | 1480",
                "{\"Type\": \"wireguard\"} | WIREGUARD | ALWAYS | 1440",
            })
    void flannelIsSetUpByItsConfigMap(String backend, Interconnect interconnect, Encapsulate encapsulate, int mtu) {
        CniConfig config = config(
                flannel(),
                configMap(
                        "kube-flannel-cfg",
                        "net-conf.json",
                        "{\"Network\": \"10.244.0.0/16\", \"Backend\": " + backend + "}"));
        assertThat(config.interconnect()).isEqualTo(interconnect);
        assertThat(config.encapsulate()).isEqualTo(encapsulate);
        assertThat(config.mtu()).isEqualTo(mtu);
        assertThat(config.clusterCidrs()).containsExactly(Cidr.parse("10.244.0.0/16"));
        assertThat(config.masquerade()).isEqualTo(EgressMasquerade.FLANNEL);
    }

    @Test
    void flannelHandsItsDelegateOn() {
        String conf = "{\"name\": \"cbr1\", \"plugins\": [{\"type\": \"flannel\", \"delegate\": {\"mtu\": 1400}}]}";
        CniConfig config = config(flannel(), configMap("kube-flannel-cfg", "cni-conf.json", conf));
        assertThat(config.name()).isEqualTo("cbr1");
        assertThat(config.mtu()).isEqualTo(1400);
        assertThat(config.hairpinMode()).isFalse();
    }

    @Test
    void otherBackendsAreNotModelled() {
        ConfigMap udp = configMap("kube-flannel-cfg", "net-conf.json", "{\"Backend\": {\"Type\": \"udp\"}}");
        assertThat(InstalledCni.of(Store.empty(Indexes.CATALOG).put(flannel()).put(udp), PODS)
                        .getLeft())
                .hasToString("not modelled: the network plugin flannel's backend udp");
    }

    /** The modes of an IPPool. */
    @ParameterizedTest
    @CsvSource({
        "Always, Never, IPIP, ALWAYS, 1480",
        "CrossSubnet, Never, IPIP, CROSS_SUBNET, 1480",
        "Never, Always, VXLAN, ALWAYS, 1450",
        "Never, CrossSubnet, VXLAN, CROSS_SUBNET, 1450",
        "Never, Never, DIRECT, ALWAYS, 1500",
    })
    void calicoIsSetUpByItsPools(
            String ipip, String vxlan, Interconnect interconnect, Encapsulate encapsulate, int mtu) {
        CniConfig config = config(
                calico("CALICO_IPV4POOL_IPIP=Always"),
                custom(
                        "IPPool",
                        "{\"cidr\": \"192.168.0.0/16\", \"natOutgoing\": true, \"ipipMode\": \"" + ipip
                                + "\", \"vxlanMode\": \"" + vxlan + "\"}"));
        assertThat(config.plug()).isEqualTo(Plug.ROUTED);
        assertThat(config.interconnect()).isEqualTo(interconnect);
        assertThat(config.encapsulate()).isEqualTo(encapsulate);
        assertThat(config.mtu()).isEqualTo(mtu);
        assertThat(config.clusterCidrs()).containsExactly(Cidr.parse("192.168.0.0/16"));
        assertThat(config.masquerade()).isEqualTo(EgressMasquerade.CALICO);
    }

    @Test
    void withoutPoolsCalicoMakesOneOfItsEnvironment() {
        CniConfig config = config(
                calico(
                        "CALICO_IPV4POOL_CIDR=10.8.0.0/16",
                        "CALICO_IPV4POOL_VXLAN=CrossSubnet",
                        "CALICO_IPV4POOL_NAT_OUTGOING=false"),
                configMap("calico-config", "veth_mtu", "1430"));
        assertThat(config.clusterCidrs()).containsExactly(Cidr.parse("10.8.0.0/16"));
        assertThat(config.encapsulate()).isEqualTo(Encapsulate.CROSS_SUBNET);
        assertThat(config.masquerade()).isEqualTo(EgressMasquerade.NONE);
        assertThat(config.mtu()).isEqualTo(1430);
    }

    @Test
    void felixTurnsWireguardOn() {
        assertThat(config(calico(), custom("FelixConfiguration", "{\"wireguardEnabled\": true}"))
                        .encapsulation())
                .map(Encapsulation::toString)
                .containsExactly("WireGuard (udp/51820)");
    }

    @Test
    void theAgentMasqueradesBesideAnyPlugin() {
        DaemonSet agent = daemonSet("ip-masq-agent", container());
        String json = "{\"nonMasqueradeCIDRs\": [\"10.0.0.0/8\"]}";
        CniConfig config = config(agent, configMap("ip-masq-agent", "config", json));
        assertThat(config.masquerade()).isEqualTo(EgressMasquerade.IP_MASQ_AGENT);
        assertThat(config.nonMasqueradeCidrs()).containsExactly(Cidr.parse("10.0.0.0/8"));
        assertThat(config(agent).nonMasqueradeCidrs()).isEmpty();
    }

    @Test
    void withoutAKnownPluginTheDefaultStands() {
        assertThat(config()).isEqualTo(CniConfig.of(PODS));
        assertThat(InstalledCni.of(Store.empty(Indexes.CATALOG).put(daemonSet("cilium", container())), PODS)
                        .getLeft())
                .hasToString("not modelled: the network plugin cilium");
    }
}
