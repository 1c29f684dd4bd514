package io.github.kubevalue.model.scheduler.noderesources;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
import io.github.kubevalue.model.scheduler.noderesources.NodeResourcesFit.IgnoredResources;
import io.github.kubevalue.model.scheduler.noderesources.ScoringStrategy.LeastAllocated;
import io.github.kubevalue.model.scheduler.noderesources.ScoringStrategy.MostAllocated;
import io.github.kubevalue.model.scheduler.noderesources.ScoringStrategy.RequestedToCapacityRatio;
import io.github.kubevalue.model.scheduler.noderesources.ScoringStrategy.RequestedToCapacityRatio.Point;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From pkg/scheduler/framework/plugins/noderesources: least_allocated_test.go, most_allocated_test.go,
 * requested_to_capacity_ratio_test.go, balanced_allocation_test.go. Nodes and containers are written as amounts of CPU, memory and
 * graphics cards; pods as their containers, after the number of the node that they are on.
 */
class ResourceScoresTest {
    private static final String GPU = "nvidia.com/gpu";
    private static final Vector<String> NAMES = Vector.of("cpu", "memory", GPU);

    private static SortedMap<String, Quantity> amounts(String text) {
        return Vector.of(text.split("/"))
                .zip(NAMES)
                .filter(pair -> !pair._1.isEmpty())
                .foldLeft(TreeMap.empty(), (all, pair) -> all.put(pair._2, Quantity.parse(pair._1)));
    }

    private static Node node(int number, String size) {
        Node node = Node.named("node" + number);
        return node.withStatus(node.status().withAllocatable(amounts(size)));
    }

    private static Pod pod(String name, String containers) {
        Vector<Container> all = containers.equals("-")
                ? Vector.empty()
                : Vector.of(containers.split("\\+"))
                        .map(text -> Container.builder()
                                .name("app")
                                .image("example.com/app:1")
                                .resources(ResourceRequirements.builder()
                                        .requests(amounts(text))
                                        .build())
                                .build());
        return Pod.named("demo", name)
                .withSpec(PodSpec.builder().containers(all).build());
    }

    private static Vector<String> words(String text) {
        return text.equals("none") ? Vector.empty() : Vector.of(text.split(" "));
    }

    private static Cycle cycle(String nodes, String existing, String pod) {
        Store store = words(nodes)
                .zipWithIndex()
                .foldLeft(
                        Store.empty(
                                Indexes.CATALOG.plus(DefaultProfile.profile().catalog())),
                        (so, node) -> so.put(node(node._2 + 1, node._1)));
        Store full = words(existing).zipWithIndex().foldLeft(store, (so, text) -> {
            String[] parts = text._1.split(":");
            Pod old = pod("old" + text._2, parts[1]);
            return so.put(old.withSpec(old.spec().withNodeName("node" + parts[0])));
        });
        return Cycle.of(pod("new", pod), full);
    }

    private static String scores(ScorePlugin plugin, Cycle cycle) {
        return plugin.score(cycle, cycle.table().nodes(cycle.nodes()))
                .map(Scores::all)
                .map(all -> all.mkString(" "))
                .getOrElse("skipped");
    }

    private static Vector<WeightedResource> weights(int cpu, int memory) {
        return Vector.of(new WeightedResource("memory", memory), new WeightedResource("cpu", cpu));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4000/10000 4000/10000   | none                                        | -                   | 100 100",
                "4000/10000 6000/10000   | none                                        | 1000/2000+2000/3000 | 37 50",
                "4000/10000 4000/10000   | 1:- 1:- 2:- 2:-                             | -                   | 100 100",
                "10000/20000 10000/20000 | 1:3000/0 1:3000/0 2:3000/0 2:3000/5000      | -                   | 70 57",
                "10000/20000 10000/20000 | 1:3000/0 2:3000/5000                        | 1000/2000+2000/3000 | 57 45",
                "10000/20000 10000/50000 | 1:3000/0 2:3000/5000                        | 1000/2000+2000/3000 | 57 60",
                "4000/10000 4000/10000   | 1:3000/0 2:3000/5000                        | 3000/0              | 50 25",
                "0/0 0/0                 | 1:3000/0 2:3000/5000                        | -                   | 0 0"
            })
    void leastAllocated(String nodes, String existing, String pod, String scores) {
        assertThat(scores(new NodeResourcesFit(), cycle(nodes, existing, pod))).isEqualTo(scores);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 2 | 4000/10000 6000/10000 | 1000/2000+2000/3000 | 41 50",
                "2 | 1 | 4000/10000 6000/10000 | 1000/2000+2000/3000 | 33 50"
            })
    void leastAllocatedByWeight(int cpu, int memory, String nodes, String pod, String scores) {
        NodeResourcesFit plugin =
                new NodeResourcesFit(new LeastAllocated(), weights(cpu, memory), IgnoredResources.NONE);
        assertThat(scores(plugin, cycle(nodes, "none", pod))).isEqualTo(scores);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 4000/10000 4000/10000   | none                                   | -                   | 0 0",
                "1 | 4000/10000 6000/10000   | none                                   | 1000/2000+2000/3000 | 62 50",
                "1 | 10000/20000 10000/20000 | 1:3000/0 1:3000/0 2:3000/0 2:3000/5000 | -                   | 30 42",
                "1 | 10000/20000 10000/20000 | 1:3000/0 2:3000/5000                   | 1000/2000+2000/3000 | 42 55",
                "1 | 5000/10000 10000/9000   | none                                   | 2000/4000+3000/5000 | 95 75",
                "2 | 4000/10000 6000/10000   | none                                   | 1000/2000+2000/3000 | 58 50",
                "1 | 4000/10000 4000/10000   | 1:3000/0 2:3000/5000                   | 3000/0              | 50 75"
            })
    void mostAllocated(int memory, String nodes, String existing, String pod, String scores) {
        NodeResourcesFit plugin = new NodeResourcesFit(new MostAllocated(), weights(1, memory), IgnoredResources.NONE);
        assertThat(scores(plugin, cycle(nodes, existing, pod))).isEqualTo(scores);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4000/10000 4000/10000 | none                        | -                   | 100 100",
                "4000/10000 6000/10000 | none                        | 1000/2000+2000/3000 | 38 50",
                "4000/10000 6000/10000 | 1:3000/5000 2:3000/5000     | -                   | 38 50"
            })
    void requestedToCapacityRatio(String nodes, String existing, String pod, String scores) {
        var shape = new RequestedToCapacityRatio(Vector.of(new Point(0, 10), new Point(100, 0)));
        NodeResourcesFit plugin = new NodeResourcesFit(shape, weights(1, 1), IgnoredResources.NONE);
        assertThat(scores(plugin, cycle(nodes, existing, pod))).isEqualTo(scores);
    }

    // TestBrokenLinearFunction, in hundredths where upstream has tenths
    @ParameterizedTest
    @CsvSource({
        "10:1 90:9, 0, 10",
        "10:1 90:9, 9, 10",
        "10:1 90:9, 10, 10",
        "10:1 90:9, 15, 15",
        "10:1 90:9, 20, 20",
        "10:1 90:9, 89, 89",
        "10:1 90:9, 90, 90",
        "10:1 90:9, 99, 90",
        "10:1 90:9, 100, 90",
        "10:1 90:9, 110, 90",
        "0:2 40:10 100:0, 0, 20",
        "0:2 40:10 100:0, 20, 60",
        "0:2 40:10 100:0, 30, 80",
        "0:2 40:10 100:0, 40, 100",
        "0:2 40:10 100:0, 70, 50",
        "0:2 40:10 100:0, 100, 0",
        "0:2 40:10 100:0, 110, 0",
        "0:2 40:2 100:2, 70, 20"
    })
    void aShapeIsALineThroughItsPoints(String shape, long requested, long score) {
        var points = words(shape)
                .map(text -> text.split(":"))
                .map(parts -> new Point(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        assertThat(new RequestedToCapacityRatio(points).score(requested, 100)).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4/10000 4/10000   | none                                        | -               | skipped",
                "4/10000 6/10000   | none                                        | 1/2000+2/3000   | 68 75",
                "10/20000 10/20000 | 1:1/0+2/0 2:1/2000+2/3000                   | 1/2000+2/3000   | 73 74",
                "10/20000 10/50000 | 1:1/0+2/0 2:1/2000+2/3000                   | 1/2000+2/3000   | 73 70",
                "3/5000 3/5000     | 1:1/0+2/0                                   | /2000+/3000     | 100 50",
                "6/10000 6/10000   | 1:1/0+2/0 2:1/2000+2/3000                   | 1/0+2/0         | 62 62"
            })
    void balancedAllocation(String nodes, String existing, String pod, String scores) {
        assertThat(scores(new BalancedAllocation(), cycle(nodes, existing, pod)))
                .isEqualTo(scores);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3500m/40000/8 3500m/40000/8 | 1:1/2000+2/3000/3 2:1/2000+2/3000 | 0/0/1         | 75 76",
                "3500m/40000/8 3500m/40000   | none                              | 1/2000+2/3000 | 56 56"
            })
    void furtherResourcesCountForPodsThatRequestThem(String nodes, String existing, String pod, String scores) {
        var resources = WeightedResource.DEFAULT.append(new WeightedResource(GPU, 1));
        assertThat(scores(new BalancedAllocation(resources), cycle(nodes, existing, pod)))
                .isEqualTo(scores);
    }
}
