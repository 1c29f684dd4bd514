package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ResourceKey;

/**
 * Why the API server did not take an object.
 *
 * @param object the object, as the input names it
 * @param error what the API server says; its causes carry field paths
 */
public record Refusal(ResourceKey object, ApiError error) {

    /** Returns {@code pod/demo/web: Pod "web" is invalid: …}. */
    @Override
    public String toString() {
        return object + ": " + error.message();
    }
}
