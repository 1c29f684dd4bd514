package io.github.kubevalue.model.address;

/**
 * An address and a port: {@code 10.244.1.2:8080}, {@code [2001:db8::1]:8080}.
 *
 * @param ip the address
 * @param port the port
 */
public record Endpoint(Ip ip, Port port) implements Comparable<Endpoint> {

    /** Returns the endpoint at that address and port. */
    public static Endpoint of(String ip, int port) {
        return new Endpoint(Ip.parse(ip), Port.of(port));
    }

    /**
     * Reads {@code 10.244.1.2:8080} or {@code [2001:db8::1]:8080}.
     *
     * @throws IllegalArgumentException if the text is no endpoint
     */
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("not an endpoint: \"" + text + "\"");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        Ip ip = Ip.parse(bracketed ? host.substring(1, host.length() - 1) : host);
        if (bracketed == ip.isV4()) {
            throw new IllegalArgumentException("not an endpoint: \"" + text + "\"");
        }
        return new Endpoint(ip, Port.of(Integer.parseInt(text.substring(colon + 1))));
    }

    @Override
    public int compareTo(Endpoint other) {
        int byIp = ip.compareTo(other.ip);
        return byIp != 0 ? byIp : port.compareTo(other.port);
    }

    @Override
    public String toString() {
        return ip.isV4() ? ip + ":" + port : "[" + ip + "]:" + port;
    }
}
