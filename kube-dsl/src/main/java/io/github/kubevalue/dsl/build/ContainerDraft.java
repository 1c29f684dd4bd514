package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.HTTPGetAction;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** A container as said so far. */
record ContainerDraft(Container container) implements ContainerStage {

    static Container said(Container begun, UnaryOperator<ContainerStage> says) {
        return ((ContainerDraft) says.apply(new ContainerDraft(begun))).container;
    }

    @Override
    public ContainerStage image(String image) {
        return new ContainerDraft(container.withImage(Option.of(image)));
    }

    @Override
    public ContainerStage port(int port) {
        return port(ContainerPort.builder().containerPort(port).build());
    }

    @Override
    public ContainerStage port(String name, int port) {
        return port(ContainerPort.builder().name(name).containerPort(port).build());
    }

    private ContainerStage port(ContainerPort port) {
        return new ContainerDraft(container.withPorts(container.ports().append(port)));
    }

    @Override
    public ContainerStage env(String name, String value) {
        EnvVar variable = EnvVar.builder().name(name).value(value).build();
        return new ContainerDraft(container.withEnv(container.env().append(variable)));
    }

    @Override
    public ContainerStage request(String cpu, String memory) {
        return new ContainerDraft(container.withResources(container
                .resources()
                .withRequests(container
                        .resources()
                        .requests()
                        .put("cpu", Quantity.parse(cpu))
                        .put("memory", Quantity.parse(memory)))));
    }

    @Override
    public ContainerStage readiness(String path, int port) {
        HTTPGetAction get =
                HTTPGetAction.builder().path(path).port(IntOrString.of(port)).build();
        return new ContainerDraft(container.withReadinessProbe(
                Option.of(Probe.builder().httpGet(get).build())));
    }

    @Override
    public ContainerStage with(UnaryOperator<Container> change) {
        return new ContainerDraft(change.apply(container));
    }
}
