package io.github.kubevalue.model.scheduler.interpodaffinity;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * The nodes that share the value of a label.
 *
 * @param key the label
 * @param value its value
 */
record Domain(String key, String value) {

    /** The domain of a node; none if it lacks the label. */
    static Option<Domain> of(NodeInfo node, String key) {
        return node.label(key).map(value -> new Domain(key, value));
    }

    /** The domain of the node of a bound pod. */
    static Option<Domain> of(Pod pod, String key, Map<String, NodeInfo> nodes) {
        return pod.spec().nodeName().flatMap(nodes::get).flatMap(node -> of(node, key));
    }
}
