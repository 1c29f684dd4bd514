package io.github.kubevalue.model.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.manifest.ManifestWriter;
import org.junit.jupiter.api.Test;

/** Fields that the API server prints though they are empty, false or 0. */
class RequiredFieldsTest {

    @Test
    void theStatusOfAContainerSaysThatItIsNotReady() {
        ContainerStatus status = ContainerStatus.builder()
                .name("web")
                .state(ContainerState.terminated(
                        ContainerStateTerminated.builder().build()))
                .build();
        Pod pod = Pod.named("demo", "web")
                .withStatus(PodStatus.builder().addContainerStatus(status).build());
        assertThat(ManifestWriter.yaml(pod))
                .contains("ready: false", "restartCount: 0", "exitCode: 0", "imageID: \"\"");
    }

    @Test
    void anEventSaysThatNobodyReportedIt() {
        assertThat(ManifestWriter.yaml(Event.named("demo", "e"))).contains("reportingComponent: \"\"");
    }
}
