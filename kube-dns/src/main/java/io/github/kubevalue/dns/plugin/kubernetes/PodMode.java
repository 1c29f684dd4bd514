package io.github.kubevalue.dns.plugin.kubernetes;

/** Whether names of pod addresses, {@code 10-244-1-2.demo.pod.cluster.local.}, are answered. */
public enum PodMode {
    /** None exists. */
    DISABLED,
    /** Each gives the address that it spells, whether or not a pod has it. */
    INSECURE,
    /** Only those of pods that are there. */
    VERIFIED
}
