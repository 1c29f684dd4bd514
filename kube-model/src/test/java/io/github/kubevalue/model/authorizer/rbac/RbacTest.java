package io.github.kubevalue.model.authorizer.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, with the cases of plugin/pkg/auth/authorizer/rbac/rbac_test.go among them. */
class RbacTest {
    private static final Store POLICY = Policies.store("""
        clusterrole everything
          * * in *
        clusterrole reader
          get /apis /apis/*
        clusterrole all-pods
          * pods in *
        clusterrole parts
          * pods/status,*/scale in *
        clusterrole one-secret
          get secrets in "" named key
        role ns1/deployer
          create,update deployments in apps
        rolebinding ns1/admins of clusterrole everything to user admin, group admins
        rolebinding ns1/parts of clusterrole parts to user partial
        rolebinding ns1/pods of clusterrole all-pods to user podder
        rolebinding ns1/local of role deployer to serviceaccount ns1/builder, serviceaccount ns2/builder
        rolebinding ns1/lost of role gone to user lost
        clusterrolebinding readers of clusterrole reader to user foo, group bar
        clusterrolebinding keys of clusterrole one-secret to user keeper
        """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "admin   |         | get    | pods             | ns1 | RoleBinding \"admins/ns1\" of ClusterRole"
                        + " \"everything\" to User \"admin\"",
                "joe     | admins  | watch  | foobars          | ns1 | RoleBinding \"admins/ns1\" of ClusterRole"
                        + " \"everything\" to Group \"admins\"",
                "admin   |         | get    | pods             | ns2 | no",
                "admin   | admins  | get    | nodes            |     | no",
                "joe     |         | get    | pods             | ns1 | no",
                "podder  |         | get    | pods             | ns1 | RoleBinding \"pods/ns1\" of ClusterRole"
                        + " \"all-pods\" to User \"podder\"",
                "podder  |         | get    | pods/status      | ns1 | no",
                "partial |         | get    | pods/status      | ns1 | RoleBinding \"parts/ns1\" of ClusterRole"
                        + " \"parts\" to User \"partial\"",
                "partial |         | get    | deployments/scale.apps | ns1 | RoleBinding \"parts/ns1\" of ClusterRole"
                        + " \"parts\" to User \"partial\"",
                "partial |         | get    | pods             | ns1 | no",
                "keeper  |         | get    | secrets key      | ns3 | ClusterRoleBinding \"keys\" of ClusterRole"
                        + " \"one-secret\" to User \"keeper\"",
                "keeper  |         | get    | secrets other    | ns3 | no",
                "keeper  |         | list   | secrets          | ns3 | no",
                "system:serviceaccount:ns1:builder | | create | deployments.apps | ns1 | RoleBinding \"local/ns1\" of"
                        + " Role \"deployer\" to ServiceAccount \"builder/ns1\"",
                "system:serviceaccount:ns2:builder | | create | deployments.apps | ns1 | RoleBinding \"local/ns1\" of"
                        + " Role \"deployer\" to ServiceAccount \"builder/ns2\"",
                "system:serviceaccount:ns1:builder | | create | deployments      | ns1 | no",
                "system:serviceaccount:ns1:builder | | create | deployments.apps | ns2 | no",
            })
    void aRequestAboutObjectsIsAllowedByTheFirstBindingWhoseRoleHasARuleForIt(
            String user, String groups, String verb, String resource, String namespace, String expected) {
        String[] named = resource.split(" ");
        String[] grouped = named[0].split("\\.", 2);
        String[] parts = grouped[0].split("/", 2);
        Attributes request = new Attributes.Resource(
                verb,
                grouped.length > 1 ? grouped[1] : "",
                parts[0],
                parts.length > 1 ? parts[1] : "",
                namespace == null ? "" : namespace,
                named.length > 1 ? named[1] : "");
        assertThat(answer(user(user, groups), request)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "foo, , get, /apis, true",
        "any, bar, get, /apis, true",
        "foo, , watch, /apis, false",
        "foo, , get, /apis/v1, true",
        "foo, , get, /apis/v1/foobar, true",
        "foo, , get, /api/v1, false",
        "joe, , get, /apis, false"
    })
    void aPathIsAllowedByName(String user, String groups, String verb, String path, boolean expected) {
        assertThat(new Rbac()
                        .authorize(user(user, groups), new Attributes.Path(verb, path), POLICY)
                        .isAllowed())
                .isEqualTo(expected);
    }

    @Test
    void anAnswerNamesTheBindingTheRoleAndTheRule() {
        Decision.Allowed allowed = (Decision.Allowed) new Rbac()
                .authorize(User.named("admin"), new Attributes.Resource("get", "", "pods", "", "ns1", ""), POLICY);
        assertThat(allowed.because())
                .map(Object::toString)
                .containsExactly("rolebinding/ns1/admins", "clusterrole/everything");
        assertThat(allowed.rule()).isEqualTo("{APIGroups:[\"*\"], Resources:[\"*\"], Verbs:[\"*\"]}");
    }

    @Test
    void aBindingOfARoleThatDoesNotExistIsTold() {
        Decision decision = new Rbac()
                .authorize(User.named("lost"), new Attributes.Resource("get", "", "pods", "", "ns1", ""), POLICY);
        assertThat(decision.reason()).isEqualTo("RBAC: roles.rbac.authorization.k8s.io \"gone\" not found");
    }

    private static User user(String name, String groups) {
        return User.named(name, groups == null ? Vector.empty() : Vector.of(groups.split(",")));
    }

    private static String answer(User user, Attributes request) {
        Decision decision = new Rbac().authorize(user, request, POLICY);
        return decision.isAllowed() ? decision.reason().substring("RBAC: allowed by ".length()) : "no";
    }
}
