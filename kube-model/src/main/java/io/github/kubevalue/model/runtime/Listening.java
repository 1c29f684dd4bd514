package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.core.Protocol;
import io.vavr.collection.Seq;
import java.util.Locale;

/** On which ports a container's process answers. */
public sealed interface Listening {

    /** Whether a packet to that port is answered; if not, it is refused. */
    boolean answers(int port, Protocol protocol);

    /**
     * One port that is listened on: {@code 9090/udp}.
     *
     * @param port 1 to 65535
     * @param protocol TCP, UDP or SCTP
     */
    record Socket(int port, Protocol protocol) {
        /** Returns {@code 9090/udp}; {@code 8080} for TCP. */
        @Override
        public String toString() {
            return protocol.equals(Protocol.TCP)
                    ? Integer.toString(port)
                    : port + "/" + protocol.toString().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * It answers on these ports and no other, as its annotation, its container ports and its probes say.
     *
     * @param sockets the ports, each once
     */
    record On(Seq<Socket> sockets) implements Listening {
        @Override
        public boolean answers(int port, Protocol protocol) {
            return sockets.contains(new Socket(port, protocol));
        }
    }

    /** Nothing is known of its ports, so it is taken to answer on any: an assumption that an answer has to mention. */
    record Anywhere() implements Listening {
        @Override
        public boolean answers(int port, Protocol protocol) {
            return true;
        }
    }
}
