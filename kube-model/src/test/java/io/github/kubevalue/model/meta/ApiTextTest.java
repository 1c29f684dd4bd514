package io.github.kubevalue.model.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.json.Json;
import org.junit.jupiter.api.Test;

class ApiTextTest {

    @Test
    void whatWasNotSaidIsLeftOut() {
        assertThat(ContainerPort.of("http", 80)).hasToString("ContainerPort{name: http, containerPort: 80}");
        assertThat(PodSpec.builder().build()).hasToString("PodSpec{}");
    }

    @Test
    void objectsReadLikeTheirManifest() {
        Container container = Container.builder()
                .name("web")
                .image("nginx")
                .addPort(ContainerPort.of(80))
                .build();
        Pod pod = Pod.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("demo")
                        .name("web")
                        .putLabel("app", "web")
                        .build())
                .spec(PodSpec.builder().addContainer(container).build())
                .status(PodStatus.builder().podIP("10.244.0.2").build())
                .build();
        assertThat(pod)
                .hasToString("Pod{metadata: {name: web, labels: {app: web}, namespace: demo}, "
                        + "spec: {containers: [{name: web, image: nginx, ports: [{containerPort: 80}]}]}, "
                        + "status: {podIP: 10.244.0.2}}");
    }

    @Test
    void fieldsWithoutATypeAreThereToo() {
        assertThat(PodSpec.builder().putOtherField("novel", Json.of(1)).build()).hasToString("PodSpec{novel: 1}");
    }

    @Test
    void unmodelledObjectsNameTheirKind() {
        Kind<Unmodelled> kind = Unmodelled.kind("example.com/v1", "Widget", Scope.NAMESPACED);
        assertThat(kind.plural()).isEqualTo("widgets");
        assertThat(Unmodelled.builder().kind(kind).build()).hasToString("Unmodelled{kind: example.com/v1 Widget}");
    }
}
