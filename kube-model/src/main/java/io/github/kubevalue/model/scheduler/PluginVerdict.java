package io.github.kubevalue.model.scheduler;

/**
 * What one plugin says of the pod on a node.
 *
 * @param plugin the name of the plugin
 * @param status its verdict
 */
public record PluginVerdict(String plugin, Status status) {
    /** Returns {@code NodeResourcesFit: unschedulable: Insufficient cpu}. */
    @Override
    public String toString() {
        return plugin + ": " + status;
    }
}
