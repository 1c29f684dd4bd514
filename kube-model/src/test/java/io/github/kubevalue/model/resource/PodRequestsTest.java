package io.github.kubevalue.model.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.yaml.Documents;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodRequestsTest {
    private static final String DEFERRED = "[{type: PodResizePending, status: 'True', reason: Deferred}]";
    private static final String INFEASIBLE = "[{type: PodResizePending, status: 'True', reason: Infeasible}]";
    private static final String IN_PROGRESS = "[{type: PodResizeInProgress, status: 'True'}]";

    private static Pod pod(String spec, String status) {
        try {
            String yaml =
                    "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: " + spec + ", status: " + status + "}";
            return (Pod) Codec.decode(
                    (Json.Obj) Documents.ofYaml(yaml).roots().head().json(), Pod.KIND);
        } catch (JsonMappingException e) {
            throw new AssertionError(spec, e);
        }
    }

    private static Resources amounts(String list) {
        SortedMap<String, Quantity> amounts = TreeMap.empty();
        for (String each : list.split(", ")) {
            String[] said = each.split(": ");
            amounts = amounts.put(said[0], Quantity.parse(said[1]));
        }
        return Resources.of(amounts);
    }

    private static String conditions(String pending) {
        return switch (pending) {
            case "deferred" -> DEFERRED;
            case "infeasible" -> INFEASIBLE;
            case "in progress" -> IN_PROGRESS;
            default -> "[]";
        };
    }

    private static String container(String name, String requests) {
        return "[{name: " + name + ", restartPolicy: Always, resources: {requests: {" + requests + "}}}]";
    }

    private static String reported(String name, String inForce, String allocated) {
        return "[{name: " + name + ", resources: {requests: {" + inForce + "}}, allocatedResources: {" + allocated
                + "}}]";
    }

    /** component-helpers/resource/helpers_test.go, TestPodResourceRequests; pkg/scheduler/framework/types_test.go. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "infeasible  | cpu: 4 | cpu: 2 | ``     | cpu: 2",
                "infeasible  | cpu: 6 | cpu: 2 | cpu: 4 | cpu: 4",
                "none        | cpu: 4 | cpu: 2 | ``     | cpu: 4",
                "none        | cpu: 2 | cpu: 4 | ``     | cpu: 4",
                "none        | cpu: 30m, memory: 20M, ephemeral-storage: 10G | cpu: 10m, memory: 30M,"
                        + " ephemeral-storage: 20G | cpu: 20m, memory: 10M, ephemeral-storage: 30G | cpu: 30m, memory:"
                        + " 30M, ephemeral-storage: 30G",
                "none        | cpu: 500m, memory: 500M | cpu: 500m, memory: 500M | `` | cpu: 500m, memory: 500M",
                "in progress | cpu: 500m, memory: 500M | cpu: 500m, memory: 500M | `` | cpu: 500m, memory: 500M",
                "deferred    | cpu: 700m, memory: 800M | cpu: 500m, memory: 500M | `` | cpu: 700m, memory: 800M",
                "infeasible  | cpu: 700m, memory: 800M | cpu: 500m, memory: 500M | `` | cpu: 500m, memory: 500M"
            })
    void aPodThatIsResizedTakesTheMostOfWhatItWantsAndHas(
            String pending, String wanted, String inForce, String allocated, String effective) {
        String status = reported("c1", inForce, allocated);
        Pod plain = pod(
                "{containers: " + container("c1", wanted) + "}",
                "{containerStatuses: " + status + ", conditions: " + conditions(pending) + "}");
        Pod sidecar = pod(
                "{initContainers: " + container("c1", wanted) + "}",
                "{initContainerStatuses: " + status + ", conditions: " + conditions(pending) + "}");

        assertThat(PodRequests.of(plain).exact()).isEqualTo(amounts(effective));
        assertThat(PodRequests.of(sidecar).exact()).isEqualTo(amounts(effective));
        assertThat(PodRequests.of(plain.spec()).exact()).isEqualTo(amounts(wanted));
    }

    /** pkg/scheduler/framework/types_test.go, TestCalculatePodResourcesWithResize. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "none        | cpu: 700m, memory: 500M | cpu: 500m, memory: 500M | cpu: 700m, memory: 500M",
                "in progress | cpu: 700m, memory: 500M | cpu: 500m, memory: 500M | cpu: 700m, memory: 500M",
                "deferred    | cpu: 700m, memory: 800M | cpu: 500m, memory: 500M | cpu: 700m, memory: 800M",
                "infeasible  | cpu: 700m, memory: 800M | cpu: 500m, memory: 500M | cpu: 500m, memory: 500M"
            })
    void whatIsSaidOfThePodAsAWholeIsResizedToo(String pending, String wanted, String inForce, String effective) {
        Pod pod = pod(
                "{resources: {requests: {" + wanted + "}}, containers: " + container("c1", "cpu: 500m, memory: 500M")
                        + "}",
                "{resources: {requests: {" + inForce + "}}, conditions: " + conditions(pending) + "}");

        assertThat(PodRequests.of(pod).exact()).isEqualTo(amounts(effective));
        assertThat(PodRequests.of(pod).nonZero()).isEqualTo(amounts(effective));
    }

    @Test
    void anInitContainerThatEndsIsNotResized() {
        Pod pod = pod(
                "{initContainers: [{name: i1, resources: {requests: {cpu: 1}}}]}",
                "{initContainerStatuses: " + reported("i1", "cpu: 2", "") + "}");

        assertThat(PodRequests.of(pod).exact()).isEqualTo(amounts("cpu: 1"));
    }

    @Test
    void aNodeCountsWhatItHasGivenAndTheSchedulerWhatIsWaitedForToo() {
        Pod pod = pod(
                "{containers: " + container("c1", "cpu: 3") + "}",
                "{containerStatuses: " + reported("c1", "cpu: 1", "cpu: 2") + ", conditions: " + DEFERRED + "}");

        assertThat(NodeLoad.of(pod).requested()).isEqualTo(amounts("cpu: 3"));
        assertThat(NodeLoad.given(pod).requested()).isEqualTo(amounts("cpu: 2"));
    }
}
