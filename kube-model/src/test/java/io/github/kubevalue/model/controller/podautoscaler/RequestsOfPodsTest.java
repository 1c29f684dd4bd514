package io.github.kubevalue.model.controller.podautoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsOfPodsTest {
    private static final String FIRST = "{name: container1, resources: {requests: {cpu: 100m}}}";
    private static final String SECOND = "{name: container2, resources: {requests: {cpu: 50m}}}";

    private static Pod pod(String spec) {
        String yaml = "{apiVersion: v1, kind: Pod, metadata: {name: test-pod}, spec: {" + spec + "}}";
        return (Pod) ManifestReader.kubernetes()
                .parse("test.yaml", yaml)
                .get()
                .objects()
                .head();
    }

    private static String spec(String words) {
        return switch (words) {
            case "two" -> "containers: [" + FIRST + ", " + SECOND + "]";
            case "two of a pod that requests" ->
                "resources: {requests: {cpu: 800m}}, containers: [" + FIRST + ", " + SECOND + "]";
            case "one of which requests nothing" -> "containers: [{name: container1}, " + SECOND + "]";
            case "one of which requests nothing, of a pod that requests" ->
                "resources: {requests: {cpu: 800m}}, containers: [{name: container1}, " + SECOND + "]";
            case "a sidecar" ->
                "containers: [" + FIRST
                        + "], initContainers: [{name: init, resources: {requests: {cpu: 20m}}}, {name: side,"
                        + " restartPolicy: Always, resources: {requests: {cpu: 50m}}}]";
            case "of a pod that requests memory and has overhead" ->
                "resources: {requests: {memory: 1Gi}}, overhead: {cpu: 7m}, containers: [" + FIRST + "]";
            default -> "resources: {requests: {memory: 1Gi}}, containers: [{name: container1}]";
        };
    }

    /** replica_calculator_test.go, TestCalculateRequests; and component-helpers/resource/helpers.go, PodRequests. */
    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            delimiter = '|',
            value = {
                "two | '' | 150",
                "two of a pod that requests | '' | 800",
                "one of which requests nothing | '' | missing request for cpu in container container1 of Pod test-pod",
                "one of which requests nothing, of a pod that requests | '' | 800",
                "two | container1 | 100",
                "two of a pod that requests | container1 | 100",
                "a sidecar | '' | 150",
                "two | non-existent-container | container non-existent-container not found in Pod test-pod",
                "of a pod that requests memory and has overhead | '' | 107",
                "of a pod that requests only memory | '' | missing pod-level request for cpu in Pod test-pod"
            })
    void aPodRequestsWhatItSaysOrItsContainers(String words, String container, String requested) {
        Either<String, Map<String, Long>> requests = RequestsOfPods.all(Vector.of(pod(spec(words))), container, "cpu");
        String said = requests.fold(why -> why, all -> all.values().head().toString());
        assertThat(said).isEqualTo(requested);
    }
}
