package io.github.kubevalue.model.codec;

import io.github.kubevalue.model.yaml.Node;

/**
 * A field that the API does not know.
 *
 * @param path the way to it
 * @param value what it says
 */
public record UnknownField(String path, Node value) {

    /** What the API server says of it. */
    public String message() {
        // apimachinery, runtime/error.go, strictDecodingError; sigs.k8s.io/json, unknown field
        return "unknown field \"" + path + "\"";
    }
}
