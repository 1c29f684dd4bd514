package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.TaintEffect;

/** A node in the saying: 4 CPU, 16 Gi and 110 pods unless it says otherwise. */
public interface NodeStage {

    /** How much CPU it has. */
    NodeStage cpu(String quantity);

    /** How much memory it has. */
    NodeStage memory(String quantity);

    /** How many pods it takes. */
    NodeStage pods(int count);

    /** Its internal address. */
    NodeStage ip(String address);

    /** The addresses of its pods. */
    NodeStage podCIDR(String cidr);

    /** Its zone, as the label {@code topology.kubernetes.io/zone}. */
    NodeStage zone(String zone);

    /** A label. */
    NodeStage label(String key, String value);

    /** A taint. */
    NodeStage taint(String key, String value, TaintEffect effect);

    /** Takes no new pods. */
    NodeStage unschedulable();

    /** Is being drained: takes no new pods, and those that it has are evicted as far as their budgets allow. */
    NodeStage drained();
}
