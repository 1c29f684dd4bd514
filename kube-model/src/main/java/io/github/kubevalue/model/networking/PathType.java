package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How an Ingress path is compared with the path of a request.
 *
 * @param text the text on the wire
 */
public record PathType(@JsonValue String text) {
    /** The same path, case and all. */
    public static final PathType EXACT = new PathType("Exact");

    /** The same leading elements, element by element. */
    public static final PathType PREFIX = new PathType("Prefix");

    /** As the controller of the class sees fit. */
    public static final PathType IMPLEMENTATION_SPECIFIC = new PathType("ImplementationSpecific");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PathType {}

    @Override
    public String toString() {
        return text;
    }
}
