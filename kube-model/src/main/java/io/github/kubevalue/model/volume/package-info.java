/**
 * How claims and volumes find each other: what the volume binder of the control plane and the scheduler must see alike.
 * Which volume fits a claim best, what the annotations on both mean, and what makes volumes for a class.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
