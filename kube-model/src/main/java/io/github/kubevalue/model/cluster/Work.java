package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.meta.ResourceKey;

/**
 * A key that waits for its controller.
 *
 * @param controller the name of the controller
 * @param key the key
 */
public record Work(String controller, ResourceKey key) {

    /** Returns {@code kubelet: pod/demo/web}. */
    @Override
    public String toString() {
        return controller + ": " + key;
    }
}
