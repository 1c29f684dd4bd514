package io.github.kubevalue.model.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.IntOrString;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private static final ServiceSpec SPEC = ServiceSpec.builder().build();

    @Test
    void aHeadlessServiceHasNoAddress() {
        ServiceSpec headless = SPEC.withClusterIP("None");
        assertThat(headless.isHeadless()).isTrue();
        assertThat(headless.clusterIp()).isEmpty();
        assertThat(headless.withType(ServiceType.EXTERNAL_NAME).isHeadless()).isFalse();
        assertThat(SPEC.isHeadless()).isFalse();
    }

    @Test
    void addressesComeFromTheListOrElseFromTheSingleField() {
        ServiceSpec single = SPEC.withClusterIP("10.96.0.42");
        assertThat(single.clusterIp()).containsExactly(Ip.parse("10.96.0.42"));
        ServiceSpec dual = ServiceSpec.builder()
                .addClusterIP("10.96.0.42")
                .addClusterIP("fd00::42")
                .build();
        assertThat(dual.clusterIpList()).containsExactly(Ip.parse("10.96.0.42"), Ip.parse("fd00::42"));
        assertThat(IPFamily.of(dual.clusterIpList().last())).isEqualTo(IPFamily.IPV6);
    }

    @Test
    void thePortTargetsItselfUnlessItSaysOtherwise() {
        ServicePort port = ServicePort.of(80);
        assertThat(port.effectiveTargetPort()).isEqualTo(IntOrString.of(80));
        assertThat(port.withTargetPort(8080).effectiveTargetPort()).isEqualTo(IntOrString.of(8080));
        assertThat(port.withTargetPort("http").effectiveTargetPort()).isEqualTo(IntOrString.of("http"));
        assertThat(port.withTargetPort(0).effectiveTargetPort()).isEqualTo(IntOrString.of(80));
        assertThat(port.withTargetPort("").effectiveTargetPort()).isEqualTo(IntOrString.of(80));
        assertThat(port.effectiveProtocol()).isEqualTo(Protocol.TCP);
    }

    @Test
    void affinityLastsThreeHoursUnlessItSaysOtherwise() {
        ServiceSpec sticky =
                ServiceSpec.builder().sessionAffinity(ServiceAffinity.CLIENT_IP).build();
        ClientIPConfig minute = ClientIPConfig.builder().timeoutSeconds(60).build();
        ServiceSpec brief = ServiceSpec.builder()
                .from(sticky)
                .sessionAffinityConfig(
                        SessionAffinityConfig.builder().clientIP(minute).build())
                .build();
        assertThat(SPEC.affinityTimeout()).isEmpty();
        assertThat(sticky.affinityTimeout()).containsExactly(Duration.ofHours(3));
        assertThat(brief.affinityTimeout()).containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void loadBalancerNamesAreNotAddresses() {
        LoadBalancerStatus balancer = LoadBalancerStatus.builder()
                .addIngress(LoadBalancerIngress.atIp("54.210.10.5"))
                .addIngress(
                        LoadBalancerIngress.builder().hostname("lb.example.com").build())
                .build();
        Service service = Service.named("demo", "web")
                .withStatus(ServiceStatus.builder().loadBalancer(balancer).build());
        assertThat(service.loadBalancerIps()).containsExactly(Ip.parse("54.210.10.5"));
    }
}
