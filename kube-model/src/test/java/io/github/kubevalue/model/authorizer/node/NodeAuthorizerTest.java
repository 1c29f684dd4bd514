package io.github.kubevalue.model.authorizer.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of plugin/pkg/auth/authorizer/node/node_authorizer_test.go, told by two pods on two nodes. */
class NodeAuthorizerTest {
    private static final Store STORE = ManifestReader.kubernetes()
            .parse("pods.yaml", """
                apiVersion: v1
                kind: Pod
                metadata: {name: pod0, namespace: ns0}
                spec:
                  nodeName: node0
                  serviceAccountName: svc0
                  imagePullSecrets: [{name: pull0}]
                  containers:
                  - name: c
                    image: i
                    envFrom: [{configMapRef: {name: env0}}]
                    env: [{name: A, valueFrom: {secretKeyRef: {name: key0, key: k}}}]
                  volumes:
                  - {name: a, persistentVolumeClaim: {claimName: pvc0}}
                  - {name: b, projected: {sources: [{secret: {name: projected0}}]}}
                  - {name: own, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce]}}}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: pod1, namespace: ns0}
                spec: {nodeName: node1, containers: [{name: c, image: i, envFrom: [{secretRef: {name: secret1}}]}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: mirror, namespace: ns0, annotations: {kubernetes.io/config.mirror: x}}
                spec: {nodeName: node0, containers: [{name: c, image: i, envFrom: [{secretRef: {name: taken}}]}]}
                ---
                apiVersion: v1
                kind: PersistentVolume
                metadata: {name: pv0}
                spec: {claimRef: {namespace: ns0, name: pvc0}}
                """)
            .get()
            .objects()
            .foldLeft(Store.empty(Indexes.CATALOG), Store::put);
    private static final String UNRELATED = "no relationship found between node 'node0' and this object";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "get    | secrets                | ns0 | key0       | yes",
                "list   | secrets                | ns0 | key0       | yes",
                "get    | secrets                | ns0 | pull0      | yes",
                "get    | secrets                | ns0 | projected0 | yes",
                "get    | secrets                | ns0 | secret1    | " + UNRELATED,
                "get    | secrets                | ns0 | taken      | " + UNRELATED,
                "get    | secrets                | ns1 | key0       | " + UNRELATED,
                "list   | secrets                | ns0 |            | No Object name found",
                "update | secrets                | ns0 | key0       | can only read resources of this type",
                "get    | secrets/x              | ns0 | key0       | cannot read subresource",
                "get    | secrets                |     | key0       | can only read namespaced object of this type",
                "get    | configmaps             | ns0 | env0       | yes",
                "get    | configmaps             | ns0 | key0       | " + UNRELATED,
                "get    | persistentvolumeclaims | ns0 | pvc0       | yes",
                "get    | persistentvolumeclaims | ns0 | pod0-own   | yes",
                "list   | persistentvolumeclaims | ns0 | pvc0       | can only get individual resources of this type",
                "patch  | persistentvolumeclaims/status | ns0 | pvc0 | yes",
                "delete | persistentvolumeclaims/status | ns0 | pvc0 | can only get/update/patch this type",
                "get    | persistentvolumes      |     | pv0        | yes",
                "get    | persistentvolumes      |     | pv1        | " + UNRELATED,
                "create | serviceaccounts/token  | ns0 | svc0       | yes",
                "create | serviceaccounts/token  | ns0 | svc1       | " + UNRELATED,
                "create | serviceaccounts        | ns0 | svc0       | can only create token subresource of"
                        + " serviceaccount",
                "delete | serviceaccounts        | ns0 | svc0       | can only create tokens for individual service"
                        + " accounts",
                "get    | nodes                  |     | node0      | yes",
                "get    | nodes                  |     | node1      | node 'node0' cannot read 'node1', only its own"
                        + " Node object",
                "list   | nodes                  |     |            | node 'node0' cannot read all nodes, only its own"
                        + " Node object",
                "patch  | nodes/status           |     | node0      | yes",
                "delete | nodes                  |     | node0      |",
                "get    | pods                   | ns0 | pod0       | yes",
                "get    | pods                   | ns0 | pod1       | " + UNRELATED,
                "list   | pods                   |     |            | can only list/watch pods with spec.nodeName"
                        + " field selector",
                "patch  | pods/status            | ns0 | pod0       | yes",
                "update | pods                   | ns0 | pod0       |",
                "create | pods/eviction          | ns0 | pod0       | yes",
                "update | leases.coordination.k8s.io | kube-node-lease | node0 | yes",
                "create | leases.coordination.k8s.io | kube-node-lease |       | yes",
                "update | leases.coordination.k8s.io | kube-node-lease | node1"
                        + "| can only access node lease with the same name as the requesting node",
                "update | leases.coordination.k8s.io | foo             | node0"
                        + "| can only access leases in the \"kube-node-lease\" system namespace",
                "list   | leases.coordination.k8s.io | kube-node-lease |"
                        + "| can only get, create, update, patch, or delete a node lease",
                "get    | csinodes.storage.k8s.io |    | node0      | yes",
                "get    | csinodes.storage.k8s.io |    | node1"
                        + "| can only access CSINode with the same name as the requesting node",
                "list   | services               | ns0 |            | yes",
                "create | services               | ns0 |            |"
            })
    void aKubeletMayWhatItsPodsNeed(String verb, String resource, String namespace, String name, String expected) {
        String[] grouped = resource.split("\\.", 2);
        String[] parts = grouped[0].split("/", 2);
        Decision decision = new NodeAuthorizer()
                .authorize(
                        User.node("node0"),
                        new Attributes.Resource(
                                verb,
                                grouped.length > 1 ? grouped[1] : "",
                                parts[0],
                                parts.length > 1 ? parts[1] : "",
                                namespace == null ? "" : namespace,
                                name == null ? "" : name),
                        STORE);
        assertThat(decision.isAllowed() ? "yes" : decision.reason()).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void othersAreNotItsBusiness() {
        Attributes request = new Attributes.Resource("get", "", "nodes", "", "", "node0");
        assertThat(new NodeAuthorizer().authorize(User.named("jane"), request, STORE))
                .isEqualTo(Decision.noOpinion());
        assertThat(new NodeAuthorizer()
                        .authorize(User.named("system:node:"), request, STORE)
                        .reason())
                .isEqualTo("unknown node for user \"system:node:\"");
    }
}
