package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.meta.Quantity;

/** How much has to be left: an amount, or a share of all there is. */
public sealed interface ThresholdValue {

    /** Returns the amount. */
    Quantity of(Quantity capacity);

    /**
     * An amount.
     *
     * @param quantity the amount
     */
    record Amount(Quantity quantity) implements ThresholdValue {
        @Override
        public Quantity of(Quantity capacity) {
            return quantity;
        }
    }

    /**
     * A share.
     *
     * @param percentage of 1, in the precision in which the kubelet keeps it
     */
    record Share(float percentage) implements ThresholdValue {
        // pkg/kubelet/eviction/api/types.go, GetThresholdQuantity
        @Override
        public Quantity of(Quantity capacity) {
            return Quantity.ofBytes((long) ((double) capacity.value() * percentage));
        }
    }
}
