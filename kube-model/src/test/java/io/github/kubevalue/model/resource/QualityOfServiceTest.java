package io.github.kubevalue.model.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of {@code pkg/apis/core/v1/helper/qos/qos_test.go}, TestComputePodQOS: CPU and memory, requested and limited. */
class QualityOfServiceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| 100m,100Mi/100m,100Mi | Guaranteed",
                "| 100m,100Mi/100m,100Mi 100m,100Mi/100m,100Mi | Guaranteed",
                "| ,/, ,/, | BestEffort",
                "| ,/, | BestEffort",
                "| ,/, 1,/2, | Burstable",
                "| ,/, 10m,100Mi/10m,100Mi | Burstable",
                "| ,100Mi/,100Mi | Burstable",
                "| 100m,100Mi/, | Burstable",
                "| 1,100Mi/2,100Mi 100m,100Mi/100m,100Mi | Burstable",
                "| 100m,100Mi/200m,200Mi 100m,100Mi/, | Burstable",
                "| 10m,100Mi/100m,200Mi | Burstable",
                "| 0,0/100m,200Mi | Burstable",
                "| 0,0/0,0 | BestEffort",
                "10m,100Mi/100m,200Mi | ,/, | Burstable",
            })
    void whatContainersRequestDecidesTheClass(@Nullable String initial, String regular, String quality) {
        PodSpec spec = PodSpec.builder()
                .initContainers(containers(initial))
                .containers(containers(regular))
                .build();
        assertThat(QualityOfService.of(spec).toString()).isEqualTo(quality);
    }

    @Test
    void whatAPodRequestsDecidesInTheirPlace() {
        PodSpec spec = PodSpec.builder()
                .containers(containers("100m,/,"))
                .resources(resources("1,1Gi/1,1Gi"))
                .build();
        assertThat(QualityOfService.of(spec).toString()).isEqualTo("Guaranteed");
    }

    private static Seq<Container> containers(@Nullable String text) {
        return Vector.of((text == null ? "" : text).split(" "))
                .filter(word -> !word.isEmpty())
                .map(word ->
                        Container.builder().name("c").resources(resources(word)).build());
    }

    private static ResourceRequirements resources(String text) {
        String[] parts = text.split("/");
        return ResourceRequirements.builder()
                .requests(amounts(parts[0]))
                .limits(amounts(parts[1]))
                .build();
    }

    private static SortedMap<String, Quantity> amounts(String text) {
        String[] parts = text.split(",", -1);
        return Vector.of("cpu", "memory")
                .zip(Vector.of(parts))
                .filter(pair -> !pair._2.isEmpty())
                .foldLeft(TreeMap.empty(), (all, pair) -> all.put(pair._1, Quantity.parse(pair._2)));
    }
}
