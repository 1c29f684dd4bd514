package io.github.kubevalue.net.netfilter;

/** How MARK and CONNMARK write a mark. */
public enum MarkOperation {
    /** {@code --or-mark}: sets bits. */
    OR,
    /** {@code --xor-mark}: flips bits. */
    XOR,
    /** {@code --and-mark}: keeps bits. */
    AND,
    /** {@code --set-mark VALUE/MASK}: clears the bits of the mask, then sets those of the value. */
    SET_MARK,
    /** {@code --set-xmark VALUE/MASK}: clears the bits of the mask, then flips those of the value. */
    SET_XMARK
}
