package io.github.kubevalue.net.kernel.lab;

/**
 * One flow to send: {@code cli-1 -> tcp 10.96.0.10:80}, or {@code out:40000 -> udp 192.0.2.11:30080} from a fixed source port,
 * or {@code node1@10.244.1.1 -> …} from a chosen source address.
 *
 * @param from the pod, node or outside client that sends
 * @param source the source address, if it is chosen
 * @param sourcePort the source port, 0 if any
 * @param protocol {@code tcp} or {@code udp}
 * @param destination the destination address
 * @param port the destination port
 */
public record Probe(String from, String source, int sourcePort, String protocol, String destination, int port) {

    public static Probe parse(String text) {
        String[] parts = text.split(" -> | |:(?=[0-9]+$)");
        String[] sender = parts[0].split("[:@]");
        boolean port = parts[0].indexOf(':') >= 0;
        boolean address = parts[0].indexOf('@') >= 0;
        return new Probe(
                sender[0],
                address ? sender[1] : "",
                port ? Integer.parseInt(sender[1]) : 0,
                parts[1],
                parts[2],
                Integer.parseInt(parts[3]));
    }

    /** The same flow, from that port unless it has one already. */
    public Probe from(int portIfAny) {
        return sourcePort == 0 ? new Probe(from, source, portIfAny, protocol, destination, port) : this;
    }

    @Override
    public String toString() {
        return from + " -> " + protocol + " " + destination + ":" + port;
    }
}
