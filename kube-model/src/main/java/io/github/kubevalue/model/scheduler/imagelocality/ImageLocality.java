package io.github.kubevalue.model.scheduler.imagelocality;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerImage;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Prefers nodes that hold the pod's images, the more the larger these are and the more nodes hold them. */
public final class ImageLocality implements ScorePlugin {
    // pkg/scheduler/framework/plugins/imagelocality/image_locality.go
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LEAST = 23 * MEBIBYTE;
    private static final long MOST_PER_CONTAINER = 1000 * MEBIBYTE;

    @Override
    public String name() {
        return "ImageLocality";
    }

    @Override
    public Seq<Long> score(Cycle cycle, Seq<NodeInfo> feasible) {
        Seq<Container> containers = containers(cycle.pod());
        Seq<String> images = containers.flatMap(Container::image).map(ImageLocality::normalized);
        if (cycle.nodes().forAll(node -> node.node().status().images().isEmpty())) {
            return ScorePlugin.indifferent(feasible);
        }
        Seq<Map<String, Long>> sizes = images.map(image -> sizes(cycle, image));
        return feasible.map(node ->
                points(sizes.map(size -> size.getOrElse(node.name(), 0L)).sum().longValue(), containers.size()));
    }

    /** What an image counts on each node that holds it: less, the fewer hold it. */
    private static Map<String, Long> sizes(Cycle cycle, String image) {
        Map<String, Long> held = cycle.nodes()
                .foldLeft(
                        HashMap.empty(),
                        (all, node) -> find(node, image)
                                .flatMap(ContainerImage::sizeBytes)
                                .fold(() -> all, size -> all.put(node.name(), size)));
        double spread = (double) held.size() / cycle.nodes().size();
        return held.mapValues(size -> (long) (size * spread));
    }

    private static Option<ContainerImage> find(NodeInfo node, String image) {
        return node.node().status().images().find(one -> one.names().contains(image));
    }

    private static long points(long bytes, int containers) {
        long most = MOST_PER_CONTAINER * containers;
        long within = Math.max(LEAST, Math.min(most, bytes));
        return MAX * (within - LEAST) / (most - LEAST);
    }

    private static Seq<Container> containers(Pod pod) {
        return pod.spec().initContainers().appendAll(pod.spec().containers());
    }

    private static String normalized(String image) {
        return image.lastIndexOf(':') <= image.lastIndexOf('/') ? image + ":latest" : image;
    }
}
