package io.github.kubevalue.net.proxy;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** By what means kube-proxy makes Services work: {@code mode} of its configuration. */
public enum ProxyMode {
    /** Rules of iptables. */
    IPTABLES,
    /** One table of nftables. */
    NFTABLES,
    /** Virtual servers of the kernel, with some rules of iptables around them. */
    IPVS;

    /** Reads {@code nftables}; empty is iptables on Linux. */
    public static Option<ProxyMode> tryParse(String text) {
        return text.isEmpty()
                ? Option.some(IPTABLES)
                : Vector.of(values()).find(mode -> mode.toString().equals(text));
    }

    /** Returns {@code nftables}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
