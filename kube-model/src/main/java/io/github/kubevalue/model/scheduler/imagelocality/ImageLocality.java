package io.github.kubevalue.model.scheduler.imagelocality;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ImageVolumeSource;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.nodetable.HeldImage;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
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
    public Option<Scores> score(Cycle cycle, Nodes feasible) {
        int containers = cycle.pod().spec().initContainers().size()
                + cycle.pod().spec().containers().size();
        Seq<HeldImage> held = images(cycle.pod()).flatMap(cycle.table()::image);
        int nodes = cycle.table().size();
        return Option.of(
                held.isEmpty()
                        ? Scores.same(feasible.size(), 0)
                        : Scores.of(feasible, node -> points(bytes(held, node, nodes), containers)));
    }

    /** What the images count that are on a node: the less, the fewer of all nodes hold them. */
    private static long bytes(Seq<HeldImage> images, NodeInfo node, int nodes) {
        long sum = 0;
        for (HeldImage image : images) {
            double spread = (double) image.nodes() / nodes;
            sum += (long) (image.sizes().get(node) * spread);
        }
        return sum;
    }

    private static long points(long bytes, int containers) {
        long most = MOST_PER_CONTAINER * containers;
        long within = Math.max(LEAST, Math.min(most, bytes));
        return MAX * (within - LEAST) / (most - LEAST);
    }

    private static Seq<String> images(Pod pod) {
        return pod.spec()
                .initContainers()
                .appendAll(pod.spec().containers())
                .flatMap(Container::image)
                .appendAll(pod.spec().volumes().flatMap(Volume::image).flatMap(ImageVolumeSource::reference))
                .map(ImageLocality::normalized);
    }

    private static String normalized(String image) {
        return image.lastIndexOf(':') <= image.lastIndexOf('/') ? image + ":latest" : image;
    }
}
