package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.core.Pod;
import io.vavr.control.Option;

/** What stays on an object when a user applies a manifest that does not name it. */
final class KeptFields {
    private KeptFields() {}

    /** The node is the scheduler's choice. */
    static Pod pod(Pod wanted, Pod stored) {
        Option<String> node = wanted.spec().nodeName().orElse(stored.spec().nodeName());
        return wanted.withSpec(wanted.spec().withNodeName(node));
    }

    /** The selector and the labels that match it are the server's. */
    static Job job(Job wanted, Job stored) {
        if (wanted.spec().selector().isDefined()) {
            return wanted;
        }
        return wanted.withSpec(wanted.spec()
                .withSelector(stored.spec().selector())
                .withTemplate(wanted.spec()
                        .template()
                        .withMetadata(wanted.spec()
                                .template()
                                .metadata()
                                .withLabels(stored.spec()
                                        .template()
                                        .metadata()
                                        .labels()
                                        .merge(
                                                wanted.spec()
                                                        .template()
                                                        .metadata()
                                                        .labels(),
                                                (old, set) -> set)))));
    }
}
