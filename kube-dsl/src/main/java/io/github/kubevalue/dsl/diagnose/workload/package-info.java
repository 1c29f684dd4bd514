/**
 * Whether pods come to run: what they need of their namespace, what the scheduler and the kubelet say of them, and the objects
 * that are to have pods. Why a process ends is not known, only that it does.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dsl.diagnose.workload;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
