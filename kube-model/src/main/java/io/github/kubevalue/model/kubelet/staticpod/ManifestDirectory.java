package io.github.kubevalue.model.kubelet.staticpod;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.manifest.Problem;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * The directory of manifests that a kubelet watches, by its flag {@code staticPodPath}.
 *
 * @param node the node
 */
public record ManifestDirectory(Node node) {
    // pkg/kubelet/config/file.go, extractFromDir and extractFromFile
    private static final String ANNOTATION = PodBehaviour.PREFIX + "manifests";

    static boolean isThere(Node node) {
        return node.metadata().annotations().containsKey(ANNOTATION);
    }

    /** The pods of the manifests; a text that cannot be read holds none, and what is no pod is passed over. */
    Seq<StaticPod> pods() {
        return objects()
                .getOrElse(Vector.empty())
                .filter(Pod.class::isInstance)
                .map(Pod.class::cast)
                .map(pod -> new StaticPod(node, pod));
    }

    /** What the kubelet logs of manifests that it cannot use. */
    public Seq<String> faults() {
        return objects()
                .fold(
                        problems -> problems.map(Problem::toString),
                        objects -> objects.reject(Pod.class::isInstance)
                                .map(object -> "invalid pod: " + object.type().name() + " " + object.name()))
                .map(fault -> "Could not process manifest file: " + ANNOTATION + ": couldn't parse as pod(" + fault
                        + "), please check config file");
    }

    private Either<Seq<Problem>, Seq<KubeObject>> objects() {
        return node.metadata()
                .annotations()
                .get(ANNOTATION)
                .map(text -> ManifestReader.kubernetes()
                        .parse(ANNOTATION, text)
                        .toEither()
                        .map(Manifest::objects))
                .getOrElse(() -> Either.right(Vector.empty()));
    }
}
