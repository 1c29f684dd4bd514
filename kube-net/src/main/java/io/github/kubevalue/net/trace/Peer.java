package io.github.kubevalue.net.trace;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.ResourceKey;

/** Something on the way of a packet, written as the command line writes it: {@code pod/shop/api-1}, {@code 1.2.3.4}. */
public sealed interface Peer {

    /** Returns the pod of that name. */
    static Peer pod(String namespace, String name) {
        return new PodPeer(namespace, name);
    }

    /** Returns the node of that name. */
    static Peer node(String name) {
        return new NodePeer(name);
    }

    /** Returns a host outside the cluster. */
    static Peer outside(Ip ip) {
        return new Outside(ip);
    }

    /** Returns the pod that the key identifies. */
    static Peer pod(ResourceKey key) {
        return new PodPeer(key.namespace(), key.name());
    }

    /**
     * A pod, with a network namespace of its own.
     *
     * @param namespace its namespace
     * @param name its name
     */
    record PodPeer(String namespace, String name) implements Peer {
        @Override
        public String toString() {
            return "pod/" + namespace + "/" + name;
        }
    }

    /**
     * A node: its kernel, and the processes on the host's network.
     *
     * @param name its name
     */
    record NodePeer(String name) implements Peer {
        @Override
        public String toString() {
            return "node/" + name;
        }
    }

    /**
     * A host outside the cluster.
     *
     * @param ip its address
     */
    record Outside(Ip ip) implements Peer {
        @Override
        public String toString() {
            return ip.toString();
        }
    }

    /**
     * The load balancer in front of a Service.
     *
     * @param namespace the Service's namespace
     * @param service the Service's name
     */
    record LoadBalancer(String namespace, String service) implements Peer {
        @Override
        public String toString() {
            return "loadbalancer/" + namespace + "/" + service;
        }
    }
}
