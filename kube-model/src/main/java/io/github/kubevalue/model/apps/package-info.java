/**
 * The API group apps: the workloads that keep pods running (Deployment, ReplicaSet, StatefulSet, DaemonSet), with
 * their strategies, statuses and conditions.
 */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.apps;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
