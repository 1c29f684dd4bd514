package io.github.kubevalue.dns.client;

import io.github.kubevalue.model.core.Pod;

/** The C library whose stub resolver the programs of a pod use. */
public enum Libc {
    /** The GNU C library, of Debian, Fedora and most others. */
    GLIBC,
    /** musl, of Alpine. */
    MUSL;

    /** The annotation by which a pod says that its programs use musl: {@code kubevalue.io/libc: musl}. */
    public static final String ANNOTATION = "kubevalue.io/libc";

    /** Returns the library of a pod's programs; glibc unless the annotation says otherwise. */
    public static Libc of(Pod pod) {
        return pod.metadata().annotations().get(ANNOTATION).contains("musl") ? MUSL : GLIBC;
    }

    /** Returns what the library makes of the text of a resolv.conf; it may differ from what the kubelet makes of it. */
    public ResolvConf read(String text) {
        return ResolvConfFile.read(this, text);
    }
}
