package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.core.Node;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What is used on a node beside its pods, from its creation on: its annotations {@code kubevalue.io/memory}, {@code disk} and
 * {@code pids} say it. One that cannot be read counts as absent and is among the {@link #problems()}.
 *
 * @param node the node
 */
public record NodeBehaviour(Node node) {
    /** What can be said to be used. */
    public static final Seq<String> RESOURCES = Vector.of("memory", "disk", "pids");

    /** Returns how much is used of one of these. */
    public Usage uses(String resource) {
        return said(resource).flatMap(text -> Usage.tryParse(text).toOption()).getOrElse(Usage.NONE);
    }

    /** The annotations that cannot be read. */
    public Seq<Problem> problems() {
        return RESOURCES.flatMap(resource -> said(resource).flatMap(text -> problem(resource, text)));
    }

    private Option<String> said(String resource) {
        return node.metadata().annotations().get(PodBehaviour.PREFIX + resource);
    }

    private static Option<Problem> problem(String resource, String text) {
        return Usage.tryParse(text)
                .swap()
                .toOption()
                .map(detail -> new Problem(PodBehaviour.PREFIX + resource, text, detail));
    }
}
