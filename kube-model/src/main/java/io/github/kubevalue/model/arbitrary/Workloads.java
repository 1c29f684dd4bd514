package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentSpec;
import io.github.kubevalue.model.apps.DeploymentStrategy;
import io.github.kubevalue.model.apps.DeploymentStrategyType;
import io.github.kubevalue.model.apps.PodManagementPolicyType;
import io.github.kubevalue.model.apps.RollingUpdateDeployment;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Workloads; the pods of each have its name as their label {@code app}. */
public final class Workloads {
    private Workloads() {}

    /** A Deployment of up to three pods. */
    public static Arbitrary<Deployment> deployments() {
        Arbitrary<PodTemplateSpec> templates = Names.names().flatMap(Pods::templates);
        return Combinators.combine(Names.namespaces(), replicas(), strategies(), templates)
                .as((namespace, replicas, strategy, template) -> Deployment.builder()
                        .metadata(ObjectMeta.named(namespace, app(template)))
                        .spec(DeploymentSpec.builder()
                                .replicas(replicas)
                                .selector(LabelSelector.of("app", app(template)))
                                .strategy(strategy)
                                .template(template)
                                .build())
                        .build())
                .withoutEdgeCases();
    }

    /** A StatefulSet of up to three pods, whose Service is named as it is. */
    public static Arbitrary<StatefulSet> statefulSets() {
        Arbitrary<PodTemplateSpec> templates = Names.names().flatMap(Pods::templates);
        return Combinators.combine(
                        Names.namespaces(),
                        replicas(),
                        Arbitraries.of(PodManagementPolicyType.PARALLEL).optional(0.3),
                        templates)
                .as((namespace, replicas, policy, template) -> StatefulSet.builder()
                        .metadata(ObjectMeta.named(namespace, app(template)))
                        .spec(StatefulSetSpec.builder()
                                .replicas(replicas)
                                .selector(LabelSelector.of("app", app(template)))
                                .serviceName(app(template))
                                .podManagementPolicy(Option.ofOptional(policy))
                                .template(template)
                                .build())
                        .build())
                .withoutEdgeCases();
    }

    /** How the pods of a Deployment are replaced. */
    public static Arbitrary<DeploymentStrategy> strategies() {
        DeploymentStrategy unsaid = DeploymentStrategy.builder().build();
        DeploymentStrategy recreate = DeploymentStrategy.builder()
                .type(DeploymentStrategyType.RECREATE)
                .build();
        Arbitrary<DeploymentStrategy> rolling = Combinators.combine(
                        Arbitraries.of(IntOrString.of("25%"), IntOrString.of(1), IntOrString.of("100%")),
                        Arbitraries.of(IntOrString.of("25%"), IntOrString.of(0), IntOrString.of(1)))
                .as(Workloads::rolling);
        return Arbitraries.oneOf(Arbitraries.just(unsaid), rolling, Arbitraries.just(recreate));
    }

    private static DeploymentStrategy rolling(IntOrString surge, IntOrString unavailable) {
        return DeploymentStrategy.builder()
                .type(DeploymentStrategyType.ROLLING_UPDATE)
                .rollingUpdate(RollingUpdateDeployment.builder()
                        .maxSurge(surge)
                        .maxUnavailable(unavailable)
                        .build())
                .build();
    }

    private static Arbitrary<Option<Integer>> replicas() {
        return Arbitraries.of(Option.none(), Option.of(0), Option.of(2), Option.of(3));
    }

    private static String app(PodTemplateSpec template) {
        return template.metadata().labels().get("app").get();
    }
}
