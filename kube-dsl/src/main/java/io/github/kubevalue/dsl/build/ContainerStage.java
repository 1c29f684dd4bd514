package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.Container;
import java.util.function.UnaryOperator;

/** A container in the saying. */
public interface ContainerStage {

    /** Its image. */
    ContainerStage image(String image);

    /** A TCP port. */
    ContainerStage port(int port);

    /** A named TCP port. */
    ContainerStage port(String name, int port);

    /** An environment variable. */
    ContainerStage env(String name, String value);

    /** What it requests: {@code request("500m", "128Mi")}. */
    ContainerStage request(String cpu, String memory);

    /** A readiness probe: HTTP GET of that path on that port. */
    ContainerStage readiness(String path, int port);

    /** Changes whatever else a container can say. */
    ContainerStage with(UnaryOperator<Container> change);
}
