package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.meta.ResourceKey;

/**
 * What the API server told beside taking an object, or refusing it; or what a component warns of in its configuration.
 *
 * @param object the object, as the input names it
 * @param field the field that it is about; empty if it is about the object
 * @param text what it said: what kubectl prints after {@code Warning: }
 */
public record Warning(ResourceKey object, String field, String text) {

    /** Returns the text. */
    @Override
    public String toString() {
        return text;
    }
}
