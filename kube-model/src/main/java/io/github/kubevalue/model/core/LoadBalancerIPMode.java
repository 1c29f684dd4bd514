package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How traffic to a load balancer's address reaches the nodes. The API decodes any text; validation refuses unknown
 * ones.
 *
 * @param text the text in manifests
 */
public record LoadBalancerIPMode(@JsonValue String text) {
    /** With that address still as its destination. */
    public static final LoadBalancerIPMode VIP = new LoadBalancerIPMode("VIP");
    /** With a node's or a pod's address as its destination. */
    public static final LoadBalancerIPMode PROXY = new LoadBalancerIPMode("Proxy");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LoadBalancerIPMode {}

    @Override
    public String toString() {
        return text;
    }
}
