package io.github.kubevalue.model.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.ObjectMeta;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PodTest {
    private static final Pod POD = Pod.named("demo", "web");

    @Test
    void readinessIsACondition() {
        PodStatus notReady = POD.status().withCondition(PodCondition.of(PodCondition.READY, false));
        PodStatus ready = notReady.withCondition(PodCondition.of(PodCondition.READY, true));
        assertThat(POD.isReady()).isFalse();
        assertThat(POD.withStatus(notReady).isReady()).isFalse();
        assertThat(POD.withStatus(ready).isReady()).isTrue();
        assertThat(ready.conditions()).hasSize(1);
    }

    @Test
    void aPodThatEndedOrIsDeletedIsNotActive() {
        Pod failed = POD.withStatus(POD.status().withPhase(PodPhase.FAILED));
        Pod deleted = POD.withMetadata(ObjectMeta.builder()
                .name("web")
                .deletionTimestamp(Instant.EPOCH)
                .build());
        assertThat(POD.isActive()).isTrue();
        assertThat(failed.isActive()).isFalse();
        assertThat(failed.isTerminal()).isTrue();
        assertThat(deleted.isActive()).isFalse();
        assertThat(deleted.isTerminating()).isTrue();
    }

    @Test
    void addressesComeFromTheListOrElseFromTheSingleField() {
        PodStatus single = PodStatus.builder().podIP("10.244.0.2").build();
        PodStatus dual = PodStatus.builder()
                .podIP("10.244.0.2")
                .addPodIP(PodIP.of("10.244.0.2"))
                .addPodIP(PodIP.of("fd00::2"))
                .build();
        assertThat(POD.ip()).isEmpty();
        assertThat(single.ips()).containsExactly(Ip.parse("10.244.0.2"));
        assertThat(dual.ips()).containsExactly(Ip.parse("10.244.0.2"), Ip.parse("fd00::2"));
    }

    @Test
    void namedTargetPortsAreLookedUpByNameAndProtocol() {
        ContainerPort udp = ContainerPort.of("dns", 5353).withProtocol(io.vavr.control.Option.of(Protocol.UDP));
        Container app = Container.builder()
                .name("app")
                .addPort(ContainerPort.of("http", 8080))
                .addPort(udp)
                .build();
        Container setup = Container.builder()
                .name("setup")
                .addPort(ContainerPort.of("late", 1))
                .build();
        Container sidecar = Container.builder()
                .name("proxy")
                .restartPolicy(RestartPolicy.ALWAYS)
                .addPort(ContainerPort.of("admin", 15000))
                .build();
        PodSpec spec = PodSpec.builder()
                .addContainer(app)
                .addInitContainer(setup)
                .addInitContainer(sidecar)
                .build();
        assertThat(spec.portNumber(IntOrString.of("http"), Protocol.TCP)).containsExactly(8080);
        assertThat(spec.portNumber(IntOrString.of("dns"), Protocol.TCP)).isEmpty();
        assertThat(spec.portNumber(IntOrString.of("dns"), Protocol.UDP)).containsExactly(5353);
        assertThat(spec.portNumber(IntOrString.of("admin"), Protocol.TCP)).containsExactly(15000);
        assertThat(spec.portNumber(IntOrString.of("late"), Protocol.TCP)).isEmpty();
        assertThat(spec.portNumber(IntOrString.of(99), Protocol.TCP)).containsExactly(99);
    }
}
