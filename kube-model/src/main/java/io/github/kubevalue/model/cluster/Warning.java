package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.meta.ResourceKey;

/**
 * What the API server told beside taking an object, or refusing it.
 *
 * @param object the object, as the input names it
 * @param text what it said: what kubectl prints after {@code Warning: }
 */
public record Warning(ResourceKey object, String text) {

    /** Returns the text. */
    @Override
    public String toString() {
        return text;
    }
}
