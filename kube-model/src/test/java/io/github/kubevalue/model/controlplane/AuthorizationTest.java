package io.github.kubevalue.model.controlplane;

import static io.github.kubevalue.model.controlplane.Kubeadm.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.AuthorizationMode;
import io.github.kubevalue.model.apiserver.Call;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.arbitrary.SmallCluster;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

/** Clusters whose API server asks who may do what. */
class AuthorizationTest {
    private static final ClusterConfig RBAC = ClusterConfig.of().withAuthorizationMode(AuthorizationMode.NODE_RBAC);
    private static final String POLICY = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: writers, namespace: demo}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
        subjects: [{kind: User, apiGroup: rbac.authorization.k8s.io, name: jane}]
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: demo}
        """;

    /** The default roles let every component do its work: a cluster comes to the same rest as one where all is allowed. */
    @Property(tries = 30)
    @Domain(KubeDomain.class)
    void componentsMayDoTheirWork(@ForAll SmallCluster said) {
        Convergence free = start(ClusterConfig.of(), said.objects()).converge();
        Convergence asked = start(RBAC, said.objects()).converge();
        assertThat(asked.reason()).isEqualTo(free.reason());
        assertThat(objects(asked.cluster().snapshot()))
                .isEqualTo(objects(free.cluster().snapshot()));
    }

    private static Seq<KubeObject> objects(Snapshot snapshot) {
        return snapshot.all();
    }

    @Test
    void aUserMayWhatHisRolesSay() {
        Cluster cluster = settled(start(RBAC, Kubeadm.objects(POLICY)));
        assertThat(answer(cluster, "jane", "demo")).isEmpty();
        assertThat(answer(cluster, "jane", "default"))
                .isEqualTo("pods is forbidden: User \"jane\" cannot create resource \"pods\" in API group \"\""
                        + " in the namespace \"default\"");
        assertThat(answer(cluster, "joe", "demo"))
                .isEqualTo("pods is forbidden: User \"joe\" cannot create resource \"pods\" in API group \"\""
                        + " in the namespace \"demo\"");
    }

    @Test
    void whoAsksNobodyIsFree() {
        assertThat(answer(start(ClusterConfig.of(), Kubeadm.objects(POLICY)), "joe", "demo"))
                .isEmpty();
    }

    @Test
    void aRoleThatIsSelectedIsGathered() {
        Cluster cluster =
                start(ClusterConfig.of(), Kubeadm.objects("""
                    apiVersion: rbac.authorization.k8s.io/v1
                    kind: ClusterRole
                    metadata: {name: crontabs, labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}}
                    rules: [{apiGroups: [stable.example.com], resources: [crontabs], verbs: [get]}]
                    """)).converge().cluster();
        assertThat(Vector.of("view", "edit", "admin")
                        .map(name ->
                                cluster.snapshot().get(ClusterRole.KIND, name).get())
                        .filter(role ->
                                role.rules().exists(rule -> rule.apiGroups().contains("stable.example.com")))
                        .map(KubeObject::name))
                .containsExactly("view", "edit", "admin");
    }

    private static String answer(Cluster cluster, String user, String namespace) {
        KubeObject pod = Kubeadm.objects("""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: %s}
            spec: {containers: [{name: c, image: i}]}
            """.formatted(namespace)).head();
        return cluster.apiServer()
                .answer(new Write.Create(pod), Call.at(cluster.now()).by(User.named(user)))
                .outcome()
                .fold(ApiError::message, server -> "");
    }

    private static Cluster start(ClusterConfig config, Seq<KubeObject> objects) {
        return Cluster.start(config, objects, ControlPlane::controllers).get();
    }
}
