/**
 * What the API server refuses of pods and of the templates that workloads make them from: one class an idea, each in the
 * order in which upstream finds the faults. What a stored pod got away with under older rules it may keep.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
