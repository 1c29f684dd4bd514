package io.github.kubevalue.model.codec;

import io.github.kubevalue.model.yaml.Node;

/** Makes a value of what a document says. */
interface Decoder {

    /** Returns the value, which is never null. */
    Object decode(Node node) throws Unfit;

    /** Something does not fit. What it is and what to say of it is for {@link Misfit} to find out. */
    final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit() {
            super("unfit", null, false, false);
        }
    }
}
