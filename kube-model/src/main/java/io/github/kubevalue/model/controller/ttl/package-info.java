/**
 * The TTL controller: tells each node, by an annotation, for how long its kubelet may go on with a ConfigMap or Secret
 * that it has read; the longer, the larger the cluster.
 */
@NullMarked
package io.github.kubevalue.model.controller.ttl;

import org.jspecify.annotations.NullMarked;
