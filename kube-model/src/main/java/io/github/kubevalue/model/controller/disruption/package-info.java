/**
 * The disruption controller: what PodDisruptionBudgets say of their pods, by which the API server lets pods be evicted; and pods that
 * were said to be disrupted but were not. (pkg/controller/disruption/disruption.go) Of several budgets that select one pod
 * all are counted anew when it changes, not any one of them; and a workload that is scaled wakes its budgets, of which Kubernetes
 * hears only with the next event of a pod.
 */
@NullMarked
package io.github.kubevalue.model.controller.disruption;

import org.jspecify.annotations.NullMarked;
