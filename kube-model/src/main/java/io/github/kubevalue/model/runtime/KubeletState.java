package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.core.Node;
import io.vavr.control.Option;

/** Whether a node's kubelet does its work: what the annotation {@code kubevalue.io/kubelet} of the node says. */
public enum KubeletState {
    /** It does; nothing is said of it. */
    RUNNING(""),
    /** It has stopped; the containers run on. */
    STOPPED("stopped"),
    /** The machine is gone. */
    LOST("lost");

    /** The annotation of nodes whose kubelet is silent. */
    public static final String ANNOTATION = PodBehaviour.PREFIX + "kubelet";

    private final String word;

    KubeletState(String word) {
        this.word = word;
    }

    /** Returns what is said of the kubelet of a node. */
    public static KubeletState of(Node node) {
        String said = node.metadata().annotations().get(ANNOTATION).getOrElse("");
        return said.equals(LOST.word) ? LOST : said.equals(STOPPED.word) ? STOPPED : RUNNING;
    }

    /** Returns the node with that said of its kubelet. */
    public Node said(Node node) {
        var annotations = node.metadata().annotations();
        return node.withMetadata(node.metadata()
                .withAnnotations(this == RUNNING ? annotations.remove(ANNOTATION) : annotations.put(ANNOTATION, word)));
    }

    /** Whether nothing is heard of the kubelet. */
    public boolean isSilent() {
        return this != RUNNING;
    }

    /** Whether the kubelet of a node has come back. */
    public static boolean isBack(Option<Node> before, Option<Node> after) {
        return before.exists(node -> of(node).isSilent()) && after.exists(node -> !of(node).isSilent());
    }
}
