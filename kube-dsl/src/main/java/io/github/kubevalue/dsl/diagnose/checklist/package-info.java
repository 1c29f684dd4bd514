/** The checks in their order, and the question that asks them all. */
@NullMarked
@KubeValue
package io.github.kubevalue.dsl.diagnose.checklist;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
