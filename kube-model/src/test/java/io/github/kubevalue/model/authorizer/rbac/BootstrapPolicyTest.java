package io.github.kubevalue.model.authorizer.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.rbac.ClusterRole;
import io.github.kubevalue.model.rbac.ClusterRoleBinding;
import io.github.kubevalue.model.rbac.Role;
import io.github.kubevalue.model.rbac.RoleBinding;
import io.github.kubevalue.model.rbac.RoleRef;
import io.github.kubevalue.model.rbac.Subject;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapPolicyTest {
    private static final Store POLICY = Policies.store(BootstrapPolicy.objects()
            .append(binding("admin"))
            .append(binding("edit"))
            .append(binding("view")));

    @ParameterizedTest
    @CsvSource({
        "admin, create, rbac.authorization.k8s.io, rolebindings, true",
        "edit,  create, rbac.authorization.k8s.io, rolebindings, false",
        "admin, create, apps, deployments, true",
        "edit,  create, apps, deployments, true",
        "view,  create, apps, deployments, false",
        "view,  list,   apps, deployments, true",
        "edit,  get,    '', secrets, true",
        "view,  get,    '', secrets, false",
        "admin, update, '', resourcequotas, false",
        "view,  get,    '', resourcequotas, true",
        "admin, get,    '', nodes, false"
    })
    void peopleMayWhatTheirRolesGather(String role, String verb, String group, String resource, boolean expected) {
        assertThat(new Rbac()
                        .authorize(
                                User.named(role),
                                new Attributes.Resource(verb, group, resource, "", "demo", ""),
                                POLICY)
                        .isAllowed())
                .isEqualTo(expected);
    }

    @Test
    void controllersMayWhatTheyDo() {
        User controller = User.serviceAccount("kube-system", "replicaset-controller");
        assertThat(new Rbac()
                        .authorize(controller, new Attributes.Resource("create", "", "pods", "", "demo", ""), POLICY)
                        .reason())
                .isEqualTo(
                        "RBAC: allowed by ClusterRoleBinding \"system:controller:replicaset-controller\" of ClusterRole"
                                + " \"system:controller:replicaset-controller\" to ServiceAccount"
                                + " \"replicaset-controller/kube-system\"");
        assertThat(new Rbac()
                        .authorize(controller, new Attributes.Resource("create", "", "secrets", "", "demo", ""), POLICY)
                        .isAllowed())
                .isFalse();
    }

    @Test
    void everybodyMayAskForTheVersion() {
        assertThat(new Rbac()
                        .authorize(User.ANONYMOUS, new Attributes.Path("get", "/version"), POLICY)
                        .isAllowed())
                .isTrue();
        assertThat(new Rbac()
                        .authorize(User.ANONYMOUS, new Attributes.Path("get", "/api"), POLICY)
                        .isAllowed())
                .isFalse();
    }

    @Test
    void everyRoleThatIsBoundIsThere() {
        Seq<KubeObject> all = BootstrapPolicy.objects();
        Set<ResourceKey> keys = all.map(KubeObject::key).toSet();
        assertThat(keys).hasSize(all.size());
        Seq<ResourceKey> bound = all.filter(ClusterRoleBinding.class::isInstance)
                .map(binding -> ClusterRole.KIND.key(
                        "", ((ClusterRoleBinding) binding).roleRef().name()))
                .appendAll(all.filter(RoleBinding.class::isInstance)
                        .map(binding -> Role.KIND.key(
                                binding.namespace(),
                                ((RoleBinding) binding).roleRef().name())));
        assertThat(bound).hasSizeGreaterThan(50).allMatch(keys::contains);
    }

    private static KubeObject binding(String role) {
        return RoleBinding.builder()
                .metadata(ObjectMeta.named("demo", role))
                .roleRef(RoleRef.builder()
                        .apiGroup("rbac.authorization.k8s.io")
                        .kind("ClusterRole")
                        .name(role)
                        .build())
                .subjects(Vector.of(Subject.builder()
                        .apiGroup("rbac.authorization.k8s.io")
                        .kind("User")
                        .name(role)
                        .build()))
                .build();
    }
}
