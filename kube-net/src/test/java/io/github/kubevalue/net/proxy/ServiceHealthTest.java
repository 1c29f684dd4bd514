package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.vavr.Tuple;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceHealthTest {
    private static final String BALANCED =
            "demo/web 10.96.0.10 http:80/TCP https:443/TCP type=LoadBalancer external=Local health=32000 -> ";

    private static Option<ServiceHealth> health(String line) {
        return ServiceHealth.of(ServiceLines.services(line).head(), ServiceLines.slices(line), "n1", IpFamily.IPV4);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 503",
        "'10.244.1.2@n1:8080,8443', 1, 200",
        "'10.244.1.2@n1:8080,8443 10.244.1.3@n1:8080,8443 10.244.2.2@n2:8080,8443', 2, 200",
        "'10.244.2.2@n2:8080,8443', 0, 503",
        "'10.244.1.2@n1!terminating:8080,8443', 0, 503",
    })
    void readyAddressesOfThisNodeCount(String endpoints, int count, int status) {
        ServiceHealth health = health(BALANCED + endpoints).get();
        assertThat(health.localEndpoints()).isEqualTo(count);
        assertThat(health.status()).isEqualTo(status);
        assertThat(health.unhealthy().status()).isEqualTo(503);
        assertThat(health.port()).isEqualTo(32000);
    }

    // pkg/proxy/endpointschangetracker.go, LocalReadyEndpoints: by the names that slices give to ports, whatever the
    // Service has
    @ParameterizedTest
    @CsvSource({
        "http:80/TCP, 1",
        "http:80/UDP, 1",
        "other:80/TCP, 1",
        "'other:80/TCP more:81/TCP', 1",
    })
    void nobodyAsksForWhichPortAnAddressIsReady(String ports, int count) {
        String endpoint = ports.contains(" ") ? "10.244.1.2@n1:8080,8443" : "10.244.1.2@n1:8080";
        Option<ServiceHealth> health = ServiceHealth.of(
                ServiceLines.services(BALANCED).head(),
                ServiceLines.slices("demo/web 10.96.0.10 " + ports + " -> " + endpoint),
                "n1",
                IpFamily.IPV4);
        assertThat(health.get().localEndpoints()).isEqualTo(count);
    }

    @Test
    void slicesOfTheOtherFamilyDoNotCount() {
        Option<ServiceHealth> health = ServiceHealth.of(
                ServiceLines.services(BALANCED).head(),
                ServiceLines.slices("demo/web fd00::10 http:80/TCP -> fd00:1::2@n1:8080"),
                "n1",
                IpFamily.IPV4);
        assertThat(health.get().localEndpoints()).isZero();
    }

    @Test
    void theBodySaysWhyInUpstreamsForm() {
        assertThat(health(BALANCED + "10.244.1.2@n1:8080,8443").get().body())
                .isEqualTo("{\n\t\"service\": {\n\t\t\"namespace\": \"demo\",\n\t\t\"name\": \"web\"\n\t},\n"
                        + "\t\"localEndpoints\": 1,\n\t\"serviceProxyHealthy\": true\n}");
        assertThat(health(BALANCED + "10.244.1.2@n1:8080,8443").get().headers())
                .contains(Tuple.of("X-Load-Balancing-Endpoint-Weight", "1"));
    }

    @Test
    void onlyLoadBalancersOfPolicyLocalHaveThePort() {
        assertThat(health("demo/web 10.96.0.10 http:80/TCP type=NodePort external=Local health=32000"))
                .isEmpty();
        assertThat(health("demo/web 10.96.0.10 http:80/TCP type=LoadBalancer health=32000"))
                .isEmpty();
    }
}
