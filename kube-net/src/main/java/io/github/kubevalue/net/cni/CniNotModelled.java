package io.github.kubevalue.net.cni;

/**
 * A cluster has a network plugin that is not modelled.
 *
 * @param what the plugin, or the part of it
 */
public record CniNotModelled(String what) {
    @Override
    public String toString() {
        return "not modelled: the network plugin " + what;
    }
}
