package io.github.kubevalue.model.authorizer.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationTest {
    private static final Store POLICY = Policies.store("""
        clusterrole reader
          get,list pods in ""
        clusterrole binder
          bind clusterroles in rbac.authorization.k8s.io named everything
        clusterrole escalator
          escalate roles,clusterroles in rbac.authorization.k8s.io
        clusterrole everything
          * * in *
          * *
        clusterrolebinding r of clusterrole reader to user reader, user binder
        clusterrolebinding b of clusterrole binder to user binder
        clusterrolebinding e of clusterrole escalator to user escalator
        clusterrolebinding a of clusterrole everything to user chief
        """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reader | role demo/x;  get pods in \"\" |",
                "reader | role demo/x;  get,delete pods in \"\"| roles.rbac.authorization.k8s.io \"x\" is forbidden:"
                        + " user \"reader\" (groups=[\"system:authenticated\"]) is attempting to grant RBAC permissions"
                        + " not currently held:\\n"
                        + "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"delete\"]}",
                "escalator | role demo/x;  get,delete pods in \"\" |",
                "chief | clusterrole x aggregates admin |",
                "reader | clusterrole x aggregates admin"
                        + "| clusterroles.rbac.authorization.k8s.io \"x\" is forbidden:"
                        + " must have cluster-admin privileges to use the aggregationRule",
                "reader | clusterrolebinding x of clusterrole reader to user other |",
                "reader | rolebinding demo/x of clusterrole everything to user other|"
                        + " rolebindings.rbac.authorization.k8s.io \"x\" is forbidden: user \"reader\""
                        + " (groups=[\"system:authenticated\"]) is attempting to grant RBAC permissions not currently"
                        + " held:\\n"
                        + "{APIGroups:[\"*\"], Resources:[\"*\"], Verbs:[\"*\"]}\\n"
                        + "{NonResourceURLs:[\"*\"], Verbs:[\"*\"]}",
                "binder | rolebinding demo/x of clusterrole everything to user other |",
                "reader | rolebinding demo/x of role gone to user other"
                        + "| roles.rbac.authorization.k8s.io \"gone\" not found"
            })
    void nobodyGrantsWhatHeDoesNotHold(String user, String object, String refusal) {
        KubeObject written = Policies.objects(object.replace(';', '\n')).head();
        assertThat(refusal(User.named(user), written, Option.none()))
                .isEqualTo(refusal == null ? "" : refusal.replace("\\n", "\n"));
    }

    @Test
    void mastersGrantEverything() {
        KubeObject role = Policies.objects("clusterrole x\n  * * in *").head();
        assertThat(refusal(new User("root", Vector.of(User.MASTERS)), role, Option.none()))
                .isEmpty();
    }

    @Test
    void finalizersOfARoleMayBeChangedByAnybody() {
        KubeObject stored = POLICY.get(io.github.kubevalue.model.rbac.ClusterRole.KIND, "everything")
                .get();
        KubeObject changed = stored.withMetadata(stored.metadata().withFinalizers(Vector.of("example.com/hold")));
        assertThat(refusal(User.named("reader"), changed, Option.of(stored))).isEmpty();
    }

    private static String refusal(User user, KubeObject written, Option<KubeObject> before) {
        return new Escalation(user, new Rbac(), POLICY)
                .refusal(written, before)
                .map(ApiError::message)
                .getOrElse("");
    }
}
