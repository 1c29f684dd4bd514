package io.github.kubevalue.net.proxy;

/**
 * The name of one port of a Service, as kube-proxy writes it into comments: {@code demo/web:http}, or {@code demo/web} if
 * the port has no name.
 *
 * @param namespace the namespace of the Service
 * @param service the name of the Service
 * @param port the name of the port, empty if it has none
 */
public record ServicePortName(String namespace, String service, String port) {

    @Override
    public String toString() {
        String name = namespace + "/" + service;
        return port.isEmpty() ? name : name + ":" + port;
    }
}
