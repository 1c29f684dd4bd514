package io.github.kubevalue.model.controller.selection;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What a Service can see of a pod: two versions of a pod that look the same need no look at the Service. */
record Visible(
        Map<String, String> labels,
        Seq<Ip> addresses,
        boolean ready,
        boolean ended,
        boolean deleting,
        Option<String> node,
        Option<String> uid) {

    static Visible of(Pod pod) {
        return new Visible(
                pod.metadata().labels(),
                pod.ips(),
                pod.isReady(),
                pod.isTerminal(),
                pod.metadata().isDeleting(),
                pod.spec().nodeName(),
                pod.metadata().uid());
    }
}
