package io.github.kubevalue.model.nodetable;

import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/**
 * Which nodes hold which images.
 *
 * @param holders by each name of an image
 */
record ImagesOnNodes(Map<String, HeldImage> holders) {
    static final ImagesOnNodes NONE = new ImagesOnNodes(HashMap.empty());

    ImagesOnNodes plus(NodeInfo node) {
        return with(node, 1);
    }

    ImagesOnNodes minus(NodeInfo node) {
        return with(node, -1);
    }

    private ImagesOnNodes with(NodeInfo node, int sign) {
        Map<String, HeldImage> all = holders;
        for (Tuple2<String, Long> image : node.facts().images()) {
            HeldImage held = all.getOrElse(image._1, HeldImage.NONE).with(node.slot(), image._2, sign);
            all = held.nodes() == 0 ? all.remove(image._1) : all.put(image._1, held);
        }
        return new ImagesOnNodes(all);
    }
}
