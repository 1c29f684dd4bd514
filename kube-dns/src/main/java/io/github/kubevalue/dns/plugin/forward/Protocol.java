package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.model.address.Port;

/** How an upstream is spoken to. */
public enum Protocol {
    /** Plain DNS, over UDP or TCP. */
    DNS(53),
    /** DNS over TLS. */
    TLS(853),
    /** DNS over HTTPS. */
    HTTPS(443);

    private final int port;

    Protocol(int port) {
        this.port = port;
    }

    /** The port unless another is given. */
    Port port() {
        return Port.of(port);
    }
}
