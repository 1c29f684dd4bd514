package io.github.kubevalue.model.kubelet.staticpod;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The directory of manifests that a kubelet watches, by its flag {@code staticPodPath}.
 *
 * @param node the node
 */
record ManifestDirectory(Node node) {
    private static final String ANNOTATION = PodBehaviour.PREFIX + "manifests";

    static boolean isThere(Node node) {
        return node.metadata().annotations().containsKey(ANNOTATION);
    }

    /** The pods of the manifests; a file that cannot be read holds none, and what is no pod is passed over. */
    // pkg/kubelet/config/file.go, extractFromDir
    Seq<StaticPod> pods() {
        return node.metadata()
                .annotations()
                .get(ANNOTATION)
                .flatMap(text ->
                        ManifestReader.kubernetes().parse(ANNOTATION, text).toOption())
                .map(Manifest::objects)
                .getOrElse(Vector.empty())
                .filter(Pod.class::isInstance)
                .map(Pod.class::cast)
                .map(pod -> new StaticPod(node, pod));
    }
}
