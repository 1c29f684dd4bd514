package io.github.kubevalue.model.kubelet.eviction;

import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of {@code pkg/kubelet/eviction/helpers_test.go}, TestEvictionMessage. */
class EvictionMessageTest {
    private static final Observations NOTHING = new Observations(TreeMap.empty());

    /** Reads {@code init1=100Mi side=}: containers and what they request of memory. */
    private static Seq<Container> containers(@Nullable String text) {
        return words(text).map(word -> {
            String request = word.substring(word.indexOf('=') + 1);
            Container container = container(word.substring(0, word.indexOf('=')));
            Container wanting = request.isEmpty()
                    ? container
                    : container.withResources(ResourceRequirements.builder()
                            .requests(TreeMap.of("memory", Quantity.parse(request)))
                            .build());
            return container.name().startsWith("restartable")
                    ? wanting.withRestartPolicy(Option.of(RestartPolicy.ALWAYS))
                    : wanting;
        });
    }

    private static Vector<String> words(@Nullable String text) {
        return Vector.of((text == null ? "" : text).split(" ")).filter(word -> !word.isEmpty());
    }

    private static PodUse use(Seq<Container> initial, Seq<Container> regular, String used) {
        Pod pod = pod(
                "pod-eviction-message", spec -> spec.withInitContainers(initial).withContainers(regular));
        Seq<ContainerUse> uses = words(used)
                .map(word -> new ContainerUse(
                        initial.appendAll(regular)
                                .find(one -> one.name().equals(word.split("=")[0]))
                                .get(),
                        Usages.bytes(word.split("=")[1]),
                        0,
                        1));
        return new PodUse(pod, true, uses, TreeMap.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "init1=100Mi restartable1=200Mi | regular1=200Mi | restartable1=150Mi regular1=100Mi | ",
                "init1=100Mi restartable1=200Mi init2=150Mi | regular1=200Mi | init1=150Mi | init1=150Mi/100Mi",
                "init1=100Mi restartable1=200Mi restartable2=200Mi | regular1=200Mi"
                        + " | restartable1=250Mi restartable2=150Mi regular1=200Mi | restartable1=250Mi/200Mi",
                "init1=100Mi restartable1=200Mi | regular1=200Mi regular2=300Mi"
                        + " | restartable1=200Mi regular1=250Mi regular2=250Mi | regular1=250Mi/200Mi",
                "init1=100Mi restartable1= restartable2=300Mi | regular1= | restartable1=250Mi restartable2=250Mi"
                        + " regular1=200Mi | restartable1=250Mi/0 regular1=200Mi/0",
                "init1=100Mi restartable1=100Mi restartable2=200Mi restartable3=300Mi | regular1=300Mi regular2=200Mi"
                        + " regular3=100Mi | restartable1=150Mi restartable2=250Mi restartable3=250Mi regular1=50Mi"
                        + " regular2=250Mi regular3=400Mi | restartable1=150Mi/100Mi restartable2=250Mi/200Mi"
                        + " regular2=250Mi/200Mi regular3=400Mi/100Mi",
            })
    void containersThatExceedTheirRequestsAreNamed(
            @Nullable String initial, String regular, String used, @Nullable String exceeding) {
        String sentences = words(exceeding)
                .map(word -> word.split("[=/]"))
                .map(parts -> "Container " + parts[0] + " was using " + parts[1] + ", request is " + parts[2]
                        + ", has larger consumption of memory. ")
                .mkString();
        assertThat(new EvictionMessage("memory", Vector.empty(), NOTHING)
                        .of(use(containers(initial), containers(regular), used)))
                .isEqualTo("The node was low on resource: memory. " + sentences);
    }

    @Test
    void whatAPodRequestsForAllItsContainersIsNamedFirst() {
        PodUse use = use(Vector.empty(), containers("regular1= regular2="), "regular1=250Mi regular2=350Mi");
        Pod pod = use.pod()
                .withSpec(use.pod()
                        .spec()
                        .withResources(Option.of(ResourceRequirements.builder()
                                .requests(TreeMap.of("memory", Quantity.parse("250Mi")))
                                .build())));
        assertThat(new EvictionMessage("memory", Vector.empty(), NOTHING)
                        .of(new PodUse(pod, true, use.containers(), TreeMap.empty())))
                .isEqualTo("The node was low on resource: memory. Pod pod-eviction-message was using 600Mi, request is"
                        + " 250Mi, has larger consumption of memory. Container regular1 was using 250Mi, request"
                        + " is 0, has larger consumption of memory. Container regular2 was using 350Mi, request is"
                        + " 0, has larger consumption of memory. ");
    }

    // eviction_manager_test.go, TestMemoryPressure_VerifyPodStatus
    @Test
    void theThresholdIsNamedWithWhatIsLeft() {
        Threshold threshold = Threshold.hard(Signal.MEMORY_AVAILABLE, new ThresholdValue.Amount(Quantity.parse("2Gi")));
        Observations seen = new Observations(TreeMap.of(
                Signal.MEMORY_AVAILABLE,
                new Observation(Quantity.parse("3Gi"), Quantity.ofBytes(Usages.bytes("1500Mi")))));
        assertThat(new EvictionMessage("memory", Vector.of(threshold), seen).of(Usages.unmeasured("above-requests", 0)))
                .isEqualTo("The node was low on resource: memory. Threshold quantity: 2Gi, available: 1500Mi. ");
    }
}
