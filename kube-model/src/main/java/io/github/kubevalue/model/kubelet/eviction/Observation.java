package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.meta.Quantity;

/**
 * What a kubelet measured.
 *
 * @param capacity how much there is
 * @param available how much of it is left
 */
record Observation(Quantity capacity, Quantity available) {
    static Observation ofBytes(long capacity, long used) {
        return new Observation(Quantity.ofBytes(capacity), Quantity.ofBytes(capacity - Math.min(capacity, used)));
    }
}
