package io.github.kubevalue.dns.corefile;

import java.util.Locale;

/** How queries come to a server, and the port to which they come unless another is said. */
// plugin/pkg/transport/transport.go
public enum Transport {
    /** Plain, over UDP and TCP. */
    DNS(53),
    /** Over TLS. */
    TLS(853),
    /** Over QUIC. */
    QUIC(853),
    /** Over gRPC. */
    GRPC(443),
    /** Over HTTP/3. */
    HTTPS3(443),
    /** Over HTTPS. */
    HTTPS(443);

    private final int port;

    Transport(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    String prefix() {
        return this + "://";
    }

    /** Returns the scheme, {@code dns}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
