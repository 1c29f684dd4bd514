package io.github.kubevalue.model.meta;

/** How a quantity is written; sums keep the format of what was added. */
enum QuantityFormat {
    /** Powers of 1000: {@code 500m}, {@code 2k}. */
    DECIMAL_SI,
    /** Powers of 1024: {@code 128Mi}. */
    BINARY_SI,
    /** Powers of ten in the open: {@code 2e3}. */
    DECIMAL_EXPONENT
}
