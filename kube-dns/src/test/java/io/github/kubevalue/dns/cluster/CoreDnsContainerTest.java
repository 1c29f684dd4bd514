package io.github.kubevalue.dns.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreDnsContainerTest {
    private static final String COREFILE = """
        import /etc/coredns/custom/*.server
        {$ZONE}:53 {
            hosts /etc/coredns/NodeHosts
            import /etc/coredns/custom/*.override
        }
        """;

    /** As k3s has it, but for the variable. */
    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: coredns, namespace: kube-system}
        spec:
          selector: {matchLabels: {k8s-app: kube-dns}}
          template:
            metadata: {labels: {k8s-app: kube-dns}}
            spec:
              containers:
              - name: coredns
                image: coredns
                args: [-conf, /etc/coredns/Corefile]
                env:
                - {name: ZONE, valueFrom: {configMapKeyRef: {name: zones, key: served}}}
                volumeMounts:
                - {name: config-volume, mountPath: /etc/coredns}
                - {name: custom, mountPath: /etc/coredns/custom}
                - {name: one, mountPath: /etc/coredns/single, subPath: only}
              volumes:
              - name: config-volume
                configMap: {name: coredns, items: [{key: Corefile, path: Corefile}, {key: nodes, path: NodeHosts}]}
              - name: custom
                configMap: {name: coredns-custom, optional: true}
              - name: one
                configMap: {name: singles}
        """;

    private static ConfigMap map(String name, TreeMap<String, String> data) {
        return ConfigMap.builder()
                .metadata(ObjectMeta.named("kube-system", name))
                .data(data)
                .build();
    }

    private static Store store(ConfigMap... more) {
        Store store = Store.empty(Indexes.CATALOG)
                .put(map("coredns", TreeMap.of("Corefile", COREFILE, "nodes", "10.0.0.9 node.example")))
                .put(map("zones", TreeMap.of("served", ".")));
        for (KubeObject object :
                ManifestReader.kubernetes().parse("x", DEPLOYMENT).get().objects()) {
            store = store.put(object);
        }
        for (ConfigMap map : more) {
            store = store.put(map);
        }
        return store;
    }

    private static Response ask(Store store, String name) {
        return ClusterDns.of(store).answer(name, RecordType.A);
    }

    @Test
    void filesAreThoseThatTheDeploymentMountsUnderTheNamesThatItGives() {
        assertThat(ask(store(), "node.example").isPositive()).isTrue();
    }

    @Test
    void theFilesOfAnotherConfigMapAreImportedWhereItIsMounted() {
        Store store = store(map(
                "coredns-custom",
                TreeMap.of(
                        "own.server", "own.example {\n hosts {\n 10.0.0.1 a.own.example\n }\n}\n",
                        "more.override", "header {\n response set ra\n}\n")));

        assertThat(ask(store, "a.own.example").isPositive()).isTrue();
        assertThat(ask(store, "node.example").flags()).hasToString("qr aa rd ra");
    }

    @Test
    void aKeyThatIsNotMountedIsNoFile() {
        Store store = store().put(map(
                "coredns", TreeMap.of("Corefile", ". {\n import /etc/coredns/nodes\n}", "nodes", "whoami\n")));

        assertThat(ask(store, "node.example").because().mkString())
                .contains("File to import not found: /etc/coredns/nodes");
    }

    @ParameterizedTest
    @CsvSource({"/etc/coredns/single,true", "/etc/coredns/other,false"})
    void aPartOfAVolumeIsMountedAsAFile(String path, boolean there) {
        Store store = store(map("singles", TreeMap.of("only", "10.0.0.2 b.example", "other", "10.0.0.2 b.example")))
                .put(map("coredns", TreeMap.of("Corefile", ". {\n hosts " + path + "\n}")));

        assertThat(ask(store, "b.example").isPositive()).isEqualTo(there);
    }
}
