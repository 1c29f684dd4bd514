package io.github.kubevalue.model.controller.serviceaccount;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** serviceaccounts_controller_test.go, TestServiceAccountCreation; rootcacertpublisher/publisher_test.go. */
class NamespaceGiftTest {
    private static final String DEFAULT = "{apiVersion: v1, kind: Namespace, metadata: {name: default%s}}";

    private static String said(Controller controller, String... yaml) {
        return Bench.said(Bench.of(controller, yaml).plan(Namespace.KIND, "default"))
                .mkString(", ");
    }

    @Test
    void aNamespaceThatStaysIsGivenWhatItLacks() {
        String stays = DEFAULT.formatted("");
        String goes = DEFAULT.formatted(", deletionTimestamp: 2026-01-01T00:00:00Z");
        assertThat(said(new ServiceAccountsController(), stays)).isEqualTo("Create serviceaccount/default/default");
        assertThat(said(new RootCaPublisher(), stays)).isEqualTo("Create configmap/default/kube-root-ca.crt");
        for (Controller controller : Vector.of(new ServiceAccountsController(), new RootCaPublisher())) {
            assertThat(said(controller, goes)).isEmpty();
            assertThat(said(controller)).isEmpty();
        }
        assertThat(said(
                        new ServiceAccountsController(),
                        stays,
                        "{apiVersion: v1, kind: ServiceAccount, metadata: {name: default}}"))
                .isEmpty();
    }

    @Test
    void theBundleSaysWhatItIsFor() {
        Write.Create create = (Write.Create) Bench.of(new RootCaPublisher(), DEFAULT.formatted(""))
                .plan(Namespace.KIND, "default")
                .writes()
                .head();
        ConfigMap bundle = (ConfigMap) create.object();
        assertThat(bundle.data().keySet()).containsExactly("ca.crt");
        assertThat(bundle.metadata()
                        .annotations()
                        .get("kubernetes.io/description")
                        .get())
                .startsWith("Contains a CA bundle that can be used to verify the kube-apiserver");
    }

    @Test
    void namespacesAndTheGiftItselfWake() {
        Bench bench = Bench.of(new ServiceAccountsController());
        assertThat(bench.wakes(DEFAULT.formatted("")).map(ResourceKey::toString))
                .containsExactly("namespace/default");
        assertThat(bench.wakes("{apiVersion: v1, kind: ServiceAccount, metadata: {name: default}}")
                        .map(ResourceKey::toString))
                .containsExactly("namespace/default");
        assertThat(bench.wakes("{apiVersion: v1, kind: ServiceAccount, metadata: {name: other}}"))
                .isEmpty();
    }
}
