package io.github.kubevalue.model.runtime;

/** The C library of a container's programs, whose resolver asks for names. */
public enum Libc {
    /** The GNU C library; most distributions. */
    GLIBC,
    /** musl, as in Alpine. */
    MUSL
}
