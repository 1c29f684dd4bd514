package io.github.kubevalue.model.kubelet.staticpod;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;

/**
 * Shows that the containers of a static pod run on, though its mirror pod is another.
 *
 * @param before the pod as it was; none if it does not run yet
 */
record Running(Option<Pod> before) implements Reaction {
    @Override
    public Option<Step> next(KubeObject object) {
        return before.map(Pod::status)
                .filter(status -> status.startTime().isDefined())
                .map(status ->
                        Step.of(new Write.UpdateStatus(((Pod) object).withStatus(status)), "its containers run on"));
    }
}
