package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which direction of traffic a NetworkPolicy speaks about.
 *
 * @param text the text on the wire
 */
public record PolicyType(@JsonValue String text) {
    /** Traffic to the selected pods. */
    public static final PolicyType INGRESS = new PolicyType("Ingress");

    /** Traffic from the selected pods. */
    public static final PolicyType EGRESS = new PolicyType("Egress");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PolicyType {}

    @Override
    public String toString() {
        return text;
    }
}
