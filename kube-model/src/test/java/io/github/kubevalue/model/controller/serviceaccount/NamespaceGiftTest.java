package io.github.kubevalue.model.controller.serviceaccount;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    // publisher_test.go, TestConfigMapUpdateNoHotLoop
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'annotations: {kubernetes.io/description: any}'       | '{ca.crt: ""}'        | false
        'annotations: {kubernetes.io/description: ""}'        | '{ca.crt: ""}'        | true
        'annotations: {a: b}'                                 | '{ca.crt: ""}'        | true
        'annotations: {kubernetes.io/description: any}'       | '{ca.crt: x}'         | false
        'annotations: {kubernetes.io/description: any}'       | '{ca.crt: x, a: b}'   | true
        'annotations: {kubernetes.io/description: any}'       | '{}'                  | true
        """)
    void aBundleThatIsChangedIsPutRight(String meta, String data, boolean isMended) {
        String found = "{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-root-ca.crt, %s}, data: %s}"
                .formatted(meta, data);
        Bench bench = Bench.of(new RootCaPublisher(), DEFAULT.formatted(""), found);
        assertThat(said(new RootCaPublisher(), DEFAULT.formatted(""), found))
                .isEqualTo(isMended ? "Update configmap/default/kube-root-ca.crt" : "");
        Bench after = bench.then(Namespace.KIND, "default");
        ConfigMap bundle = after.get(ConfigMap.KIND, "kube-root-ca.crt");
        assertThat(bundle.data().mkString()).isEqualTo(data.contains("x") ? "(ca.crt, x)" : "(ca.crt, )");
        assertThat(bundle.metadata().annotations().get("kubernetes.io/description"))
                .isNotEqualTo(Option.of(""))
                .isNotEmpty();
        assertThat(after.plan(Namespace.KIND, "default").isNone()).isTrue();
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
