package io.github.kubevalue.model.controller.customresourcedefinition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

/** apiextensions-apiserver, pkg/controller/finalizer/crd_finalizer.go. */
class FinalizerTableTest {
    private static final String NAME = "widgets.example.com";

    private static String definition(boolean isGoing) {
        return """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: widgets.example.com
              finalizers: [customresourcecleanup.apiextensions.k8s.io]
              %s
            spec:
              group: example.com
              scope: Namespaced
              names: {plural: widgets, kind: Widget}
              versions:
              - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
            """.formatted(isGoing ? "deletionTimestamp: 2026-01-01T00:00:00Z" : "");
    }

    private static String widget(String name, String more) {
        return "{apiVersion: example.com/v1, kind: Widget, metadata: {name: %s%s}}".formatted(name, more);
    }

    private static Bench bench(boolean isGoing, String... widgets) {
        Bench bench = Bench.of(new CustomResourceFinalizer());
        Seq<KubeObject> all =
                Bench.objects(String.join("\n---\n", definition(isGoing), String.join("\n---\n", widgets)));
        return new Bench(
                bench.controller(),
                all.foldLeft(bench.store(), (store, object) -> store.put(object)),
                bench.now(),
                bench.memory());
    }

    private static String said(Bench bench) {
        return Bench.said(bench.plan(CustomResourceDefinition.KIND, NAME)).mkString(", ");
    }

    @Test
    void objectsGoBeforeTheirDefinition() {
        assertThat(said(bench(true, widget("a", ""), widget("b", ", deletionTimestamp: 2026-01-01T00:00:00Z"))))
                .isEqualTo("Delete widget/default/a");
        assertThat(said(bench(true))).isEqualTo("Update customresourcedefinition/" + NAME);
        assertThat(said(bench(false, widget("a", "")))).isEmpty();
    }

    @Test
    void aDefinitionThatGoesAndItsObjectsWakeIt() {
        assertThat(Bench.of(new CustomResourceFinalizer())
                        .wakes(definition(true))
                        .map(ResourceKey::name))
                .containsExactly(NAME);
        assertThat(Bench.of(new CustomResourceFinalizer()).wakes(definition(false)))
                .isEmpty();
        Bench going = bench(true, widget("a", ""));
        KubeObject a = Bench.objects(definition(true), widget("a", "")).last();
        assertThat(going.wakesWithout(a.type(), "a").map(ResourceKey::name)).containsExactly(NAME);
        assertThat(bench(false, widget("a", "")).wakesWithout(a.type(), "a")).isEmpty();
        assertThat(going.wakes("{apiVersion: v1, kind: Node, metadata: {name: a}}"))
                .isEmpty();
    }
}
