/**
 * {@code VolumeBinding}: a pod runs where its volumes can be reached. Claims that are bound at once must be bound; claims that
 * wait for their first consumer get, once a node is chosen, a volume that can be reached from there, or have one made there;
 * only then is the pod bound. Volumes of plugins within Kubernetes are taken as they are, not translated to those of drivers;
 * that a binding is given up after ten minutes is not modelled.
 */
@NullMarked
package io.github.kubevalue.model.scheduler.volumebinding;

import org.jspecify.annotations.NullMarked;
