package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.core.Container;

/**
 * What one running container uses.
 *
 * @param container the container
 * @param memory bytes of its working set
 * @param disk bytes of its writable layer and its logs
 * @param pids how many processes it runs
 */
record ContainerUse(Container container, long memory, long disk, long pids) {}
