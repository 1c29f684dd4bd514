package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentSpec;
import io.github.kubevalue.model.apps.DeploymentStrategy;
import io.github.kubevalue.model.apps.DeploymentStrategyType;
import io.github.kubevalue.model.apps.RollingUpdateDeployment;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.environment.GitOps;
import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.control.Option;
import java.time.Duration;

/** A Deployment as said so far. */
final class DeploymentDraft extends WorkloadDraft<DeploymentStage> implements DeploymentStage {
    private final DeploymentSpec spec;

    private DeploymentDraft(ObjectMeta metadata, PodTemplateSpec template, DeploymentSpec spec) {
        super(metadata, template);
        this.spec = spec;
    }

    static DeploymentDraft named(String namespace, String name) {
        return new DeploymentDraft(
                metadata(namespace, name),
                template(name),
                DeploymentSpec.builder().build());
    }

    Deployment object() {
        return Deployment.builder()
                .metadata(metadata)
                .spec(spec.withSelector(selector()).withTemplate(template))
                .build();
    }

    @Override
    DeploymentStage with(PodTemplateSpec changed) {
        return new DeploymentDraft(metadata, changed, spec);
    }

    @Override
    public DeploymentStage replicas(int replicas) {
        return new DeploymentDraft(metadata, template, spec.withReplicas(Option.of(replicas)));
    }

    @Override
    public DeploymentStage rolling(int maxSurge, int maxUnavailable) {
        return rolling(IntOrString.of(maxSurge), IntOrString.of(maxUnavailable));
    }

    @Override
    public DeploymentStage rolling(String maxSurge, String maxUnavailable) {
        return rolling(IntOrString.of(maxSurge), IntOrString.of(maxUnavailable));
    }

    private DeploymentStage rolling(IntOrString maxSurge, IntOrString maxUnavailable) {
        return strategy(DeploymentStrategy.builder()
                .type(DeploymentStrategyType.ROLLING_UPDATE)
                .rollingUpdate(RollingUpdateDeployment.builder()
                        .maxSurge(maxSurge)
                        .maxUnavailable(maxUnavailable)
                        .build())
                .build());
    }

    @Override
    public DeploymentStage recreate() {
        return strategy(DeploymentStrategy.builder()
                .type(DeploymentStrategyType.RECREATE)
                .build());
    }

    @Override
    public DeploymentStage reapplied(Duration every) {
        ObjectMeta again = metadata.withAnnotation(GitOps.REAPPLY, DurationText.of(every));
        return new DeploymentDraft(again, template, spec);
    }

    private DeploymentStage strategy(DeploymentStrategy strategy) {
        return new DeploymentDraft(metadata, template, spec.withStrategy(strategy));
    }
}
