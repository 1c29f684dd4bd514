/**
 * The API group apps: the workloads that keep pods running (Deployment, ReplicaSet, StatefulSet, DaemonSet), with
 * their strategies, statuses and conditions. ControllerRevision is not typed; it is kept whole.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.apps;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
