package io.github.kubevalue.net.ipvs;

import io.github.kubevalue.model.address.Endpoint;

/**
 * Who may be given connections of a virtual server.
 *
 * @param address its address and port
 * @param weight its share; one of weight 0 gets no new connections and keeps those it has
 */
public record RealServer(Endpoint address, int weight) {
    @Override
    public String toString() {
        return address + " " + weight;
    }
}
