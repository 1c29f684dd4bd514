package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricSpec;
import io.github.kubevalue.model.controller.podautoscaler.Proposal.Failure;
import io.vavr.control.Either;

/**
 * What each metric of an autoscaler asks for. (horizontal.go, computeReplicasForMetric)
 *
 * @param metrics what is measured
 * @param calculator computes numbers of pods
 * @param namespace of the autoscaler
 * @param statusReplicas how many pods there are
 */
record Proposals(MetricsClient metrics, ReplicaCalculator calculator, String namespace, int statusReplicas) {

    Either<Failure, Proposal> of(MetricSpec spec) {
        if (is(spec, MetricSourceType.OBJECT)) {
            return spec.object().map(new ObjectProposals(this)::of).getOrElse(() -> unknown(spec));
        }
        if (is(spec, MetricSourceType.PODS)) {
            return spec.pods().map(new PodsProposals(this)::of).getOrElse(() -> unknown(spec));
        }
        if (is(spec, MetricSourceType.RESOURCE)) {
            return spec.resource().map(new ResourceProposals(this)::of).getOrElse(() -> unknown(spec));
        }
        if (is(spec, MetricSourceType.CONTAINER_RESOURCE)) {
            return spec.containerResource()
                    .map(new ResourceProposals(this)::ofContainer)
                    .getOrElse(() -> unknown(spec));
        }
        return spec.external()
                .filter(any -> is(spec, MetricSourceType.EXTERNAL))
                .map(new ExternalProposals(this)::of)
                .getOrElse(() -> unknown(spec));
    }

    private static boolean is(MetricSpec spec, MetricSourceType type) {
        return spec.type().equals(type);
    }

    private static Either<Failure, Proposal> unknown(MetricSpec spec) {
        String why = "unknown metric source type \"" + spec.type() + "\"";
        return Either.left(new Failure("InvalidMetricSourceType", why, why));
    }
}
