package io.github.kubevalue.model.admission.noderestriction;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of plugin/pkg/admission/noderestriction/admission_test.go. */
class NodeRestrictionTest {
    private static final NodeRestriction PLUGIN = new NodeRestriction();
    private static final Store STORE = Store.empty()
            .put(Node.named("mynode")
                    .withMetadata(Node.named("mynode").metadata().withUid(Option.of("u"))))
            .put(read("Pod|mypod|nodeName: mynode"))
            .put(read("Pod|otherpod|nodeName: other"));
    private static final String OWNER =
            "annotations: {kubernetes.io/config.mirror: x}, ownerReferences: [{apiVersion: v1,"
                    + " kind: Node, name: mynode, uid: u, controller: true}]";

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "CREATE pods Pod|mymirrorpod|nodeName: mynode|OWNER => ok",
                "CREATE pods Pod|normalpod|nodeName: mynode => pod does not have \"kubernetes.io/config.mirror\""
                        + " annotation, node \"mynode\" can only create mirror pods",
                "CREATE pods Pod|mirror|nodeName: other|OWNER => node \"mynode\" can only create pods with"
                        + " spec.nodeName set to itself",
                "CREATE pods Pod|mirror|nodeName: mynode|annotations: {kubernetes.io/config.mirror: x}"
                        + " => node \"mynode\" can only create pods with an owner reference set to itself",
                "CREATE pods Pod|mirror|nodeName: mynode|annotations: {kubernetes.io/config.mirror: x},"
                        + " ownerReferences: [{apiVersion: v1, kind: Node, name: mynode, uid: other, controller: true}] =>"
                        + " node mynode UID mismatch: expected other got u",
                "CREATE pods Pod|mirror|nodeName: mynode|annotations: {kubernetes.io/config.mirror: x},"
                        + " ownerReferences: [{apiVersion: v1, kind: Node, name: mynode, uid: u}] => node \"mynode\" can"
                        + " only create pods with a controller owner reference set to itself",
                "CREATE pods Pod|mirror|{nodeName: mynode, serviceAccountName: foo}|OWNER"
                        + " => node \"mynode\" can not create pods that reference serviceaccounts",
                "CREATE pods Pod|mirror|{nodeName: mynode, volumes: [{name: v, secret: {secretName: foo}}]}|OWNER"
                        + " => node \"mynode\" can not create pods that reference secrets",
                "CREATE pods Pod|mirror|{nodeName: mynode, volumes: [{name: v, configMap: {name: foo}}]}|OWNER"
                        + " => node \"mynode\" can not create pods that reference configmaps",
                "CREATE pods Pod|mirror|{nodeName: mynode, volumes: [{name: v, persistentVolumeClaim: {claimName:"
                        + " foo}}]}|OWNER => node \"mynode\" can not create pods that reference persistentvolumeclaims",
                "UPDATE pods Pod|mypod|nodeName: mynode => unexpected operation \"UPDATE\", node \"mynode\" can only"
                        + " create and delete mirror pods",
                "DELETE pods Pod|mypod|nodeName: mynode => ok",
                "DELETE pods Pod|otherpod|nodeName: other => node \"mynode\" can only delete pods with spec.nodeName"
                        + " set to itself",
                "UPDATE pods/status Pod|mypod|nodeName: mynode => ok",
                "UPDATE pods/status Pod|mypod|nodeName: mynode|labels: {a: b} => node \"mynode\" cannot update labels"
                        + " through pod status",
                "UPDATE pods/status Pod|otherpod|nodeName: other => node \"mynode\" can only update pod status for pods"
                        + " with spec.nodeName set to itself",
                "CREATE pods/eviction Pod|mypod|nodeName: mynode => ok",
                "CREATE pods/eviction Pod|otherpod|nodeName: other => node mynode can only evict pods with"
                        + " spec.nodeName set to itself",
                "CREATE pods/ephemeralcontainers Pod|mypod|nodeName: mynode => unexpected pod subresource"
                        + " \"ephemeralcontainers\", only 'status' and 'eviction' are allowed",
                "CREATE nodes Node|mynode|{}|labels: {kubernetes.io/hostname: x, topology.kubernetes.io/zone: x,"
                        + " foo.node.kubernetes.io/x: x, example.com/x: b, plain: z} => ok",
                "CREATE nodes Node|mynode|{}|labels: {node-restriction.kubernetes.io/foo: bar, other.k8s.io/foo: bar}"
                        + " => node \"mynode\" is not allowed to set the following labels:"
                        + " node-restriction.kubernetes.io/foo, other.k8s.io/foo",
                "CREATE nodes Node|other|{} => node \"mynode\" is not allowed to modify node \"other\"",
                "UPDATE nodes Node|mynode|{}|labels: {kubernetes.io/os: x} => ok",
                "UPDATE nodes Node|mynode|{}|labels: {foo.kubernetes.io/foo: x} => is not allowed to modify labels:"
                        + " foo.kubernetes.io/foo",
                "UPDATE nodes Node|mynode|{taints: [{key: a, effect: NoSchedule}]} => node \"mynode\" is not allowed to"
                        + " modify taints",
                "UPDATE nodes Node|mynode|{}|ownerReferences: [{apiVersion: v1, kind: Pod, name: p, uid: u}]"
                        + " => node \"mynode\" is not allowed to modify ownerReferences",
                "UPDATE persistentvolumeclaims PersistentVolumeClaim|c|{} => may only update PVC status",
                "UPDATE persistentvolumeclaims/status PersistentVolumeClaim|c|{} => ok",
                "CREATE configmaps ConfigMap|c|{} => ok"
            })
    void aKubeletMayTouchItsOwnOnly(String request, String answer) {
        assertThat(said(request, User.node("mynode"))).isEqualTo(answer);
        assertThat(said(request, User.named("jane"))).isEqualTo("ok");
    }

    @Test
    void aKubeletWithoutANameIsRefused() {
        assertThat(said("CREATE configmaps ConfigMap|c|{}", User.named("system:node:", Vector.of("system:nodes"))))
                .isEqualTo("could not determine node from user \"system:node:\"");
    }

    private static String said(String text, User user) {
        String[] words = text.split(" ", 3);
        String[] resource = words[1].split("/");
        KubeObject object = read(words[2]);
        AdmissionRequest request = AdmissionRequest.builder()
                .operation(Operation.valueOf(words[0]))
                .key(object.key())
                .subresource(resource.length > 1 ? resource[1] : "")
                .object(Option.when(!words[0].equals("DELETE"), object))
                .oldObject(Option.when(!words[0].equals("CREATE"), () -> stored(object)))
                .user(user)
                .build();
        return PLUGIN.admit(request, STORE)
                .fold(error -> error.message().replaceFirst(".* is forbidden: ", ""), admitted -> "ok");
    }

    private static KubeObject stored(KubeObject object) {
        return STORE.get(object.key()).getOrElse(object);
    }

    /** Reads {@code Kind|name|spec|metadata}. */
    private static KubeObject read(String text) {
        String[] parts = text.split("\\|");
        String metadata = parts.length > 3 ? ", " + parts[3].replace("OWNER", OWNER) : "";
        String spec = parts[2].startsWith("{") ? parts[2] : "{" + parts[2] + "}";
        String place = parts[0].equals("Node") ? "" : ", namespace: demo";
        String document = "{apiVersion: v1, kind: " + parts[0] + ", metadata: {name: " + parts[1] + place + metadata
                + "}" + (parts[0].equals("ConfigMap") ? "}" : ", spec: " + spec + "}");
        return ManifestReader.kubernetes()
                .parse("test.yaml", document)
                .get()
                .objects()
                .head();
    }
}
