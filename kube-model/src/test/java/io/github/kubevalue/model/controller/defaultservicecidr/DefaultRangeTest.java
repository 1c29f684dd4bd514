package io.github.kubevalue.model.controller.defaultservicecidr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** default_servicecidr_controller.go: what is told when the API server refuses, and what wakes. */
class DefaultRangeTest {
    private static final ApiError ERROR = ApiError.alreadyExists(ServiceCIDR.KIND.key("", "kubernetes"));

    private static String range(String cidrs, String conditions) {
        return "{apiVersion: networking.k8s.io/v1, kind: ServiceCIDR, metadata: {name: kubernetes}, spec: {cidrs: [%s]}, status: {conditions: [%s]}}"
                .formatted(cidrs, conditions);
    }

    private static Bench bench(String... yaml) {
        return Bench.of(
                new DefaultServiceCIDRController(
                        Vector.of("10.0.0.0/24", "2001:db8::/64").map(Cidr::parse)),
                yaml);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                | The default ServiceCIDR can not be created
        '10.0.0.0/24, "2001:db8::/64"'    | The default ServiceCIDR Status can not be set to Ready=True
        10.0.0.0/24                       | The default ServiceCIDR can not be upgraded from 10.0.0.0/24 to dual stack [10.0.0.0/24 2001:db8::/64] :
        """)
    void aRefusalIsTold(String cidrs, String told) {
        Bench bench = cidrs.isEmpty() ? bench() : bench(range(cidrs, ""));
        String message = bench.plan(ServiceCIDR.KIND, "kubernetes")
                .steps()
                .head()
                .reaction()
                .refused(ERROR)
                .get()
                .message();
        assertThat(message).isEqualTo(told.endsWith(":") ? told + " " + ERROR.message() : told);
    }

    @Test
    void otherConditionsStay() {
        Bench bench = bench(range(
                "10.0.0.0/24, \"2001:db8::/64\"", "{type: Other, status: \"True\"}, {type: Ready, status: Unknown}"));
        assertThat(bench.then(ServiceCIDR.KIND, "kubernetes")
                        .get(ServiceCIDR.KIND, "kubernetes")
                        .status()
                        .conditions()
                        .map(Condition::type))
                .containsExactly("Other", "Ready");
    }

    @Test
    void theDefaultRangeWakes() {
        assertThat(bench().wakes(range("10.0.0.0/24", "")).map(ResourceKey::toString))
                .containsExactly("servicecidr/kubernetes");
        assertThat(bench().wakes(range("10.0.0.0/24", "").replace("name: kubernetes", "name: other")))
                .isEmpty();
        assertThat(bench().wakes("{apiVersion: v1, kind: Node, metadata: {name: kubernetes}}"))
                .isEmpty();
    }
}
