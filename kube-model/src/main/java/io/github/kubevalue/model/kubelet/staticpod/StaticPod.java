package io.github.kubevalue.model.kubelet.staticpod;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TolerationOperator;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * A pod that a node runs by itself.
 *
 * @param node the node
 * @param manifest what its file says
 */
record StaticPod(Node node, Pod manifest) {
    private static final String HASH = "kubernetes.io/config.hash";
    private static final String SOURCE = "kubernetes.io/config.source";

    /** Returns the object by which the API server shows it. */
    // pkg/kubelet/config/common.go, applyDefaults; config.go, filterInvalidPods; pkg/kubelet/pod/mirror_client.go,
    // CreateMirrorPod
    Pod mirror() {
        ObjectMeta said = manifest.metadata();
        ObjectMeta metadata = ObjectMeta.named(
                        said.namespace().filter(name -> !name.isEmpty()).getOrElse("default"),
                        manifest.name() + "-" + node.name().toLowerCase(Locale.ROOT))
                .withLabels(said.labels())
                .withAnnotations(
                        said.annotations().put(HASH, hash()).put(SOURCE, "file").put(Pod.MIRROR, hash()))
                .withOwnerReferences(Vector.of(OwnerReference.builder()
                        .apiVersion("v1")
                        .kind("Node")
                        .name(node.name())
                        .uid(node.metadata().uid().getOrElse(""))
                        .controller(true)
                        .build()));
        Toleration always = Toleration.builder()
                .operator(TolerationOperator.EXISTS)
                .effect(TaintEffect.NO_EXECUTE)
                .build();
        return manifest.withMetadata(metadata)
                .withStatus(PodStatus.builder().build())
                .withSpec(manifest.spec()
                        .withNodeName(Option.of(node.name()))
                        .withTolerations(
                                manifest.spec().tolerations().append(always).distinct()));
    }

    /** What tells this manifest from any other: of the form that the kubelet's hash has, but of another value. */
    private String hash() {
        byte[] text = (node.name() + "\n" + manifest).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(text).toString().replace("-", "");
    }

    /** Whether the object stands for this manifest as it is now. */
    static boolean isOf(Pod mirror, Pod object) {
        return object.metadata()
                .annotations()
                .get(Pod.MIRROR)
                .equals(mirror.metadata().annotations().get(Pod.MIRROR));
    }
}
