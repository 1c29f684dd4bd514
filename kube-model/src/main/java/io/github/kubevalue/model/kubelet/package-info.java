/**
 * The words that the parts of a kubelet share: which pods are critical, times as the API keeps them, when to look again, what a pod
 * takes from ConfigMaps and Secrets, and what a kubelet that is well reports of its node. The parts are the packages below: the life
 * of containers, what is reported of a pod, its volumes, whether a node takes it in, evictions and static pods;
 * {@code kubelet.sync} puts them together.
 */
@NullMarked
package io.github.kubevalue.model.kubelet;

import org.jspecify.annotations.NullMarked;
