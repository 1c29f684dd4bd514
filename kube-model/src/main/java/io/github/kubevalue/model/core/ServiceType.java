package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a Service is reached. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ServiceType(@JsonValue String text) {
    /** By an address of the cluster. */
    public static final ServiceType CLUSTER_IP = new ServiceType("ClusterIP");
    /** Also by a port of every node. */
    public static final ServiceType NODE_PORT = new ServiceType("NodePort");
    /** Also by a load balancer outside the cluster. */
    public static final ServiceType LOAD_BALANCER = new ServiceType("LoadBalancer");
    /** By a DNS alias only; nothing is proxied. */
    public static final ServiceType EXTERNAL_NAME = new ServiceType("ExternalName");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServiceType {}

    @Override
    public String toString() {
        return text;
    }
}
