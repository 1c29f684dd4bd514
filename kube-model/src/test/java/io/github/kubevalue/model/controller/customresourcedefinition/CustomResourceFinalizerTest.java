package io.github.kubevalue.model.controller.customresourcedefinition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

class CustomResourceFinalizerTest {
    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: widgets, kind: Widget}
          versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
        ---
        apiVersion: example.com/v1
        kind: Widget
        metadata: {name: one, namespace: demo}
        """;
    private final Seq<KubeObject> objects =
            ManifestReader.kubernetes().parse("test.yaml", DEFINITION).get().objects();

    @Test
    void aDefinitionGoesAfterTheObjectsOfItsKind() {
        ControlLoop loop = new ControlLoop(Choice.first(), new CustomResourceFinalizer());
        objects.forEach(object -> loop.write(new Write.Create(object)));

        loop.write(Write.delete(objects.head()));
        CustomResourceDefinition ending = loop.store()
                .get(CustomResourceDefinition.KIND, "widgets.example.com")
                .get();
        loop.settle();

        assertThat(ending.metadata().finalizers()).containsExactly("customresourcecleanup.apiextensions.k8s.io");
        assertThat(ending.status()
                        .conditions()
                        .map(condition -> condition.type().text()))
                .containsExactly("NamesAccepted", "Established", "Terminating");
        assertThat(loop.store().contains(objects.head().key())).isFalse();
        assertThat(loop.store().contains(objects.last().key())).isFalse();
    }
}
