package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.runtime.Listening.Socket;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** Reads {@code 8080,9090/udp}, and what a container that is not annotated can be taken to listen on. */
final class Sockets {
    private static final Vector<Protocol> PROTOCOLS = Vector.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

    private Sockets() {}

    static Listening parse(String text) {
        Vector<String> parts = text.isEmpty() ? Vector.empty() : Vector.of(text.split(","));
        return new Listening.On(parts.map(String::strip).map(Sockets::socket).distinct());
    }

    private static Socket socket(String text) {
        String[] parts = text.split("/", 2);
        Option<Protocol> protocol = parts.length == 1
                ? Option.of(Protocol.TCP)
                : PROTOCOLS.find(known -> known.toString().equals(parts[1].toUpperCase(Locale.ROOT)));
        boolean isPort =
                parts[0].matches("\\d{1,5}") && Integer.parseInt(parts[0]) >= 1 && Integer.parseInt(parts[0]) <= 65535;
        if (!isPort || protocol.isEmpty()) {
            throw new IllegalArgumentException("must list ports, as in 8080,9090/udp");
        }
        return new Socket(Integer.parseInt(parts[0]), protocol.get());
    }

    /** Its container ports and the ports of its probes; anywhere, if it declares none. */
    static Listening of(Container container) {
        Vector<Socket> declared =
                container.ports().toVector().map(port -> new Socket(port.containerPort(), port.effectiveProtocol()));
        Vector<Socket> probed = Vector.of(
                        container.startupProbe(), container.readinessProbe(), container.livenessProbe())
                .flatMap(probe -> probe)
                .flatMap(probe -> port(probe, container))
                .map(port -> new Socket(port, Protocol.TCP));
        Vector<Socket> all = declared.appendAll(probed).distinct();
        return all.isEmpty() ? new Listening.Anywhere() : new Listening.On(all);
    }

    private static Option<Integer> port(Probe probe, Container container) {
        Option<IntOrString> target = probe.httpGet()
                .map(action -> action.port())
                .orElse(probe.tcpSocket().map(action -> action.port()));
        return target.flatMap(port -> number(port, container))
                .orElse(probe.grpc().map(action -> action.port()));
    }

    private static Option<Integer> number(IntOrString port, Container container) {
        if (port instanceof IntOrString.Number number) {
            return Option.of(number.value());
        }
        return container
                .ports()
                .find(declared -> declared.name().contains(port.toString()))
                .map(declared -> declared.containerPort());
    }
}
